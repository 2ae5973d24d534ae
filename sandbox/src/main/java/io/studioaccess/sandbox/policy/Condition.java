package io.studioaccess.sandbox.policy;

import java.util.List;
import java.util.Map;

/**
 * One condition of a statement. Several values are alternatives; several conditions must all hold.
 */
record Condition(Operator operator, String key, List<Pattern> values) {

  Condition {
    values = List.copyOf(values);
  }

  boolean holds(Map<String, List<String>> context) {
    var present = context.getOrDefault(key, List.of());
    return switch (operator) {
      case STRING_EQUALS -> single(present, (pattern, value) -> pattern.text().equals(value));
      case STRING_LIKE -> single(present, Pattern::matches);
      case ARN_EQUALS, ARN_LIKE -> single(present, Pattern::matchesArn);
      case BOOL -> single(present, (pattern, value) -> pattern.text().equalsIgnoreCase(value));
      case NULL -> values.stream().anyMatch(absent -> isTrue(absent) == present.isEmpty());
      case FOR_ALL_VALUES_STRING_EQUALS ->
          present.stream().allMatch(value -> any(value, (p, v) -> p.text().equals(v)));
      case FOR_ALL_VALUES_STRING_LIKE ->
          present.stream().allMatch(value -> any(value, Pattern::matches));
    };
  }

  private boolean single(List<String> present, Comparison comparison) {
    return present.size() == 1 && any(present.getFirst(), comparison);
  }

  private boolean any(String value, Comparison comparison) {
    return values.stream().anyMatch(pattern -> comparison.same(pattern, value));
  }

  private static boolean isTrue(Pattern absent) {
    return absent.text().equalsIgnoreCase("true");
  }

  private interface Comparison {
    boolean same(Pattern pattern, String value);
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

    private final String written;

    Operator(String written) {
      this.written = written;
    }

    static Operator of(String written) {
      for (var operator : values()) {
        if (operator.written.equals(written)) {
          return operator;
        }
      }
      throw new IllegalArgumentException("condition operator not understood: " + written);
    }
  }
}
