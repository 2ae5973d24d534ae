package io.studioaccess.aws.sts;

import io.studioaccess.aws.settings.Variables;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.Region;
import java.util.Map;
import java.util.function.Function;

/**
 * The access roles of this function in the accounts of domains.
 *
 * @param homeAccount the account of the function, in which it needs no role
 * @param home the region of the function, and of domains whose mapping row names no region
 * @param roleName the path and name, without a leading slash, of this function's role in every
 *     other account
 * @param externalId the external ID that these roles require; not used without other accounts
 * @param stack the stack name in the session's tag
 */
public record AccessRoles(
    String homeAccount, Region home, String roleName, String externalId, String stack) {

  /**
   * Reads the settings from environment variables.
   *
   * @throws IllegalArgumentException that names the variable that is missing or not legal
   */
  public static AccessRoles from(Map<String, String> variables) {
    boolean required = !variables.getOrDefault("STUDIO_ACCOUNT_IDS", "").isBlank();
    if (required && variables.getOrDefault("EXTERNAL_ID", "").isBlank()) {
      throw new IllegalArgumentException(
          "environment variable EXTERNAL_ID is not set: set the stack's parameter ExternalId,"
              + " which the access roles in StudioAccountIds require");
    }
    return new AccessRoles(
        Variables.required(variables, "HOME_ACCOUNT", Function.identity()),
        Variables.required(variables, "AWS_REGION", Region::new),
        Variables.required(variables, "STUDIO_ACCESS_ROLE", Function.identity()),
        variables.getOrDefault("EXTERNAL_ID", ""),
        Variables.required(variables, "STACK_NAME", Function.identity()));
  }

  boolean isHome(DomainArn domain) {
    return domain.account().equals(homeAccount);
  }

  /** The role in the domain's account. */
  String arn(DomainArn domain) {
    return "arn:%s:iam::%s:role/%s".formatted(domain.partition(), domain.account(), roleName);
  }
}
