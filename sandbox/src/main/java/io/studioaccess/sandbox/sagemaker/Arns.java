package io.studioaccess.sandbox.sagemaker;

import java.util.Locale;

/**
 * ARNs of one account's Studio in one region. SageMaker writes profile names and app types in lower
 * case.
 */
record Arns(String accountId, String region) {

  String domain(String domainId) {
    return arn("domain/" + domainId);
  }

  String profile(String domainId, String profileName) {
    return arn("user-profile/" + domainId + "/" + lower(profileName));
  }

  String space(String domainId, String spaceName) {
    return arn("space/" + domainId + "/" + lower(spaceName));
  }

  String app(String domainId, String owner, String appType, String appName) {
    return arn("app/" + domainId + "/" + lower(owner) + "/" + lower(appType) + "/" + appName);
  }

  static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private String arn(String resource) {
    return "arn:aws:sagemaker:" + region + ":" + accountId + ":" + resource;
  }
}
