package io.studioaccess.sandbox.policy;

import java.util.Set;

/**
 * The Principal of a statement.
 *
 * @param aws accounts, by id or as their root's ARN, and roles, sessions and users by ARN
 * @param services as {@code lambda.amazonaws.com}
 */
record Principals(Set<String> aws, Set<String> services) {

  static final Principals EVERYBODY = new Principals(Set.of("*"), Set.of());

  Principals {
    aws = Set.copyOf(aws);
    services = Set.copyOf(services);
  }

  boolean include(Principal caller) {
    if (aws.contains("*")) {
      return true;
    }
    if (caller.isService()) {
      return services.contains(caller.name());
    }
    return aws.contains(caller.accountId())
        || aws.contains("arn:aws:iam::" + caller.accountId() + ":root")
        || aws.contains(caller.policyArn())
        || aws.contains(caller.arn());
  }
}
