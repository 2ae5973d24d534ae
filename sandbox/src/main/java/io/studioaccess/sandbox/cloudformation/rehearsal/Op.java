package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.template.Deployment;
import java.util.Map;
import java.util.Optional;

/**
 * What a service is asked to do for one resource of a stack.
 *
 * @param existing the resource before an update; empty at its creation
 */
record Op(
    Account account,
    Deployment deployment,
    String logicalId,
    String type,
    Map<String, Object> properties,
    Optional<Physical> existing) {

  /** CloudFormation's suffix of generated names. */
  private static final int SUFFIX = 12;

  Props props() {
    return new Props(properties);
  }

  String region() {
    return deployment.region();
  }

  /**
   * The name that the property gives, or the one that CloudFormation generates: stack, logical ID
   * and a suffix, with the first two shortened to what the service allows.
   */
  String name(String property, int limit) {
    return props().text(property).orElseGet(() -> generated(limit));
  }

  private String generated(int limit) {
    int rest = limit - SUFFIX - 2;
    String stack = deployment.stackName();
    String id = logicalId;
    if (stack.length() + id.length() > rest) {
      stack = stack.substring(0, Math.min(stack.length(), Math.max(rest / 2, rest - id.length())));
      id = id.substring(0, Math.min(id.length(), rest - stack.length()));
    }
    return "%s-%s-%012X".formatted(stack, id, account.next("names"));
  }

  String partition() {
    return Regions.partition(region());
  }

  String arn(String service, String rest) {
    return "arn:%s:%s:%s:%s:%s".formatted(partition(), service, region(), account.id(), rest);
  }

  String globalArn(String service, String rest) {
    return "arn:%s:%s::%s:%s".formatted(partition(), service, account.id(), rest);
  }

  Physical regional(String name, String ref, Map<String, String> attributes) {
    return new Physical(type, region(), name, ref, attributes, properties);
  }

  Physical global(String name, String ref, Map<String, String> attributes) {
    return new Physical(type, "", name, ref, attributes, properties);
  }

  /**
   * The resource with this ARN, which the property names.
   *
   * @throws Refused if nothing of this account has the ARN
   */
  Physical find(String arn, String property) {
    return account
        .byArn(arn)
        .orElseThrow(
            () ->
                new Refused(
                    "%s: %s does not exist".formatted(property, arn),
                    "Refer to the resource with Ref or GetAtt, so that it is created first."));
  }

  /** An ARN of another account or region cannot be checked. */
  boolean isHere(String arn) {
    String[] parts = arn.split(":", 6);
    return parts.length == 6
        && parts[4].equals(account.id())
        && (parts[3].isEmpty() || parts[3].equals(region()));
  }
}
