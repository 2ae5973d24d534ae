package io.studioaccess.sandbox.policy;

import java.util.List;
import java.util.Map;

/**
 * One condition of a statement. Several values are alternatives; all conditions of a statement must
 * hold.
 */
record Condition(Operator operator, String key, List<Pattern> values) {

  Condition {
    values = List.copyOf(values);
  }

  boolean holds(Map<String, List<String>> context) {
    var actual = context.getOrDefault(key, List.of());
    return switch (operator) {
      case STRING_EQUALS -> matchesOnly(actual, (pattern, value) -> pattern.text().equals(value));
      case STRING_LIKE -> matchesOnly(actual, Pattern::matches);
      case ARN_EQUALS, ARN_LIKE -> matchesOnly(actual, Pattern::matchesArn);
      case BOOL -> matchesOnly(actual, (pattern, value) -> pattern.text().equalsIgnoreCase(value));
      case NULL -> values.stream().anyMatch(expected -> isTrue(expected) == actual.isEmpty());
      case FOR_ALL_VALUES_STRING_EQUALS ->
          actual.stream().allMatch(value -> matchesAny(value, (p, v) -> p.text().equals(v)));
      case FOR_ALL_VALUES_STRING_LIKE ->
          actual.stream().allMatch(value -> matchesAny(value, Pattern::matches));
    };
  }

  private boolean matchesOnly(List<String> actual, Comparison comparison) {
    return actual.size() == 1 && matchesAny(actual.getFirst(), comparison);
  }

  private boolean matchesAny(String value, Comparison comparison) {
    return values.stream().anyMatch(pattern -> comparison.matches(pattern, value));
  }

  private static boolean isTrue(Pattern expected) {
    return expected.text().equalsIgnoreCase("true");
  }

  private interface Comparison {
    boolean matches(Pattern pattern, String value);
  }

  enum Operator {
    STRING_EQUALS("StringEquals"),
    STRING_LIKE("StringLike"),
    ARN_EQUALS("ArnEquals"),
    ARN_LIKE("ArnLike"),
    FOR_ALL_VALUES_STRING_EQUALS("ForAllValues:StringEquals"),
    FOR_ALL_VALUES_STRING_LIKE("ForAllValues:StringLike"),
    NULL("Null"),
    BOOL("Bool");

    private final String awsName;

    Operator(String awsName) {
      this.awsName = awsName;
    }

    static Operator of(String awsName) {
      for (var operator : values()) {
        if (operator.awsName.equals(awsName)) {
          return operator;
        }
      }
      throw new IllegalArgumentException("condition operator not supported: " + awsName);
    }
  }
}
