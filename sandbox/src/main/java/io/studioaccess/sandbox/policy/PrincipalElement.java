package io.studioaccess.sandbox.policy;

import java.util.Set;

/**
 * The Principal element of a statement.
 *
 * @param aws accounts by id or root ARN, and roles, sessions and users by ARN
 * @param services such as {@code lambda.amazonaws.com}
 */
record PrincipalElement(Set<String> aws, Set<String> services) {

  static final PrincipalElement ANYONE = new PrincipalElement(Set.of("*"), Set.of());

  PrincipalElement {
    aws = Set.copyOf(aws);
    services = Set.copyOf(services);
  }

  boolean matches(Principal caller) {
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
