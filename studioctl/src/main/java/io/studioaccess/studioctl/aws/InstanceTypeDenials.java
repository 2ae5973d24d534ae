package io.studioaccess.studioctl.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The statements of a role's inline policies that deny apps on some instance types. Only statements
 * about every resource count, without conditions on anything else.
 */
final class InstanceTypeDenials {
  private static final String KEY = "sagemaker:InstanceTypes";
  private static final String ACTION = "sagemaker:CreateApp";

  private final List<JsonNode> statements = new ArrayList<>();

  /**
   * @throws IllegalArgumentException if the policy is not JSON
   */
  void add(String policy) {
    PolicyDocument.of(policy).statements().forEach(statements::add);
  }

  /** Whether an app on this instance type is denied. */
  boolean deny(String instanceType) {
    return statements.stream().anyMatch(statement -> denies(statement, instanceType));
  }

  private static boolean denies(JsonNode statement, String type) {
    if (!statement.path("Effect").asText().equals("Deny")
        || PolicyDocument.texts(statement.path("Action")).stream()
            .noneMatch(action -> matches(action, ACTION, false))
        || PolicyDocument.texts(statement.path("Resource")).stream().noneMatch("*"::equals)) {
      return false;
    }
    JsonNode conditions = statement.path("Condition");
    if (conditions.isMissingNode() || conditions.isEmpty()) {
      return true;
    }
    if (conditions.size() != 1) {
      return false;
    }
    var condition = conditions.properties().iterator().next();
    JsonNode values = condition.getValue().path(KEY);
    if (condition.getValue().size() != 1 || values.isMissingNode()) {
      return false;
    }
    List<String> types = PolicyDocument.texts(values);
    return switch (condition.getKey()) {
      case "ForAnyValue:StringEquals" -> types.contains(type);
      case "ForAnyValue:StringLike" -> types.stream().anyMatch(it -> matches(it, type, true));
      case "ForAnyValue:StringNotEquals" -> !types.contains(type);
      case "ForAnyValue:StringNotLike" -> types.stream().noneMatch(it -> matches(it, type, true));
      default -> false;
    };
  }

  /** As IAM compares: actions regardless of case, and * for any characters. */
  private static boolean matches(String pattern, String text, boolean exactCase) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    return Pattern.compile(regex, exactCase ? 0 : Pattern.CASE_INSENSITIVE).matcher(text).matches();
  }
}
