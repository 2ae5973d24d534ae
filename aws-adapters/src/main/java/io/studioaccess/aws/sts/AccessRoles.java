package io.studioaccess.aws.sts;

import io.studioaccess.aws.settings.Variables;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.Region;
import java.util.Map;
import java.util.function.Function;

/**
 * How this function comes into the accounts of domains.
 *
 * @param homeAccount where the function runs: it needs no role there
 * @param home the region where it runs, and that of domains whose mapping row names none
 * @param roleName path and name, without a leading slash, of the role for this function in every
 *     other account
 * @param externalId which these roles ask for; of no meaning without other accounts
 * @param stack which the session's tag names
 */
public record AccessRoles(
    String homeAccount, Region home, String roleName, String externalId, String stack) {

  /**
   * The settings in these variables.
   *
   * @throws IllegalArgumentException naming the variable that is missing or wrong
   */
  public static AccessRoles from(Map<String, String> variables) {
    boolean areNeeded = !variables.getOrDefault("STUDIO_ACCOUNT_IDS", "").isBlank();
    if (areNeeded && variables.getOrDefault("EXTERNAL_ID", "").isBlank()) {
      throw new IllegalArgumentException(
          "environment variable EXTERNAL_ID is not set: give the stack the parameter ExternalId,"
              + " which the access roles in StudioAccountIds ask for");
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
