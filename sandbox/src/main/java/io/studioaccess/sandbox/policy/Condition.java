package io.studioaccess.sandbox.policy;

import java.time.Instant;
import java.util.List;

/**
 * One condition of a statement. Several values are alternatives; all conditions of a statement must
 * hold. A negated operator holds if the request lacks the key. Only ForAllValues, ForAnyValue and
 * Null match a key that holds a set.
 */
record Condition(Operator operator, String key, List<Pattern> values) {

  Condition {
    values = List.copyOf(values);
  }

  boolean holds(Access access) {
    var context = access.context();
    var actual = context.getOrDefault(key, List.of());
    if (access.sets().contains(key) && !operator.takesSets()) {
      return false;
    }
    var expected = values.stream().flatMap(value -> value.in(context).stream()).toList();
    return switch (operator) {
      case STRING_EQUALS -> isOne(actual, expected, Condition::equal);
      case STRING_EQUALS_IF_EXISTS -> actual.isEmpty() || isOne(actual, expected, Condition::equal);
      case STRING_LIKE -> isOne(actual, expected, Pattern::matches);
      case STRING_NOT_EQUALS -> !isOne(actual, expected, Condition::equal);
      case ARN_EQUALS, ARN_LIKE -> isOne(actual, expected, Pattern::matchesArn);
      case ARN_NOT_EQUALS, ARN_NOT_LIKE -> !isOne(actual, expected, Pattern::matchesArn);
      case BOOL -> isOne(actual, expected, (p, value) -> p.text().equalsIgnoreCase(value));
      case NULL -> expected.stream().anyMatch(it -> isTrue(it) == actual.isEmpty());
      case DATE_LESS_THAN -> isOne(actual, expected, Condition::isAfter);
      case FOR_ALL_VALUES_STRING_EQUALS -> areAll(actual, expected, Condition::equal);
      case FOR_ALL_VALUES_STRING_LIKE -> areAll(actual, expected, Pattern::matches);
      case FOR_ANY_VALUE_STRING_NOT_LIKE -> !areAll(actual, expected, Pattern::matches);
      case FOR_ALL_VALUES_STRING_NOT_LIKE ->
          actual.stream().noneMatch(value -> isAny(value, expected, Pattern::matches));
    };
  }

  private static boolean isOne(List<String> actual, List<Pattern> expected, Comparison comparison) {
    return actual.size() == 1 && isAny(actual.getFirst(), expected, comparison);
  }

  /** True without a value: a policy must use Null in addition. */
  private static boolean areAll(
      List<String> actual, List<Pattern> expected, Comparison comparison) {
    return actual.stream().allMatch(value -> isAny(value, expected, comparison));
  }

  private static boolean isAny(String value, List<Pattern> expected, Comparison comparison) {
    return expected.stream().anyMatch(pattern -> comparison.matches(pattern, value));
  }

  private static boolean equal(Pattern pattern, String value) {
    return pattern.text().equals(value);
  }

  private static boolean isAfter(Pattern limit, String moment) {
    return Instant.parse(moment).isBefore(Instant.parse(limit.text()));
  }

  private static boolean isTrue(Pattern expected) {
    return expected.text().equalsIgnoreCase("true");
  }

  private interface Comparison {
    boolean matches(Pattern pattern, String value);
  }

  enum Operator {
    STRING_EQUALS("StringEquals"),
    STRING_EQUALS_IF_EXISTS("StringEqualsIfExists"),
    STRING_LIKE("StringLike"),
    STRING_NOT_EQUALS("StringNotEquals"),
    ARN_EQUALS("ArnEquals"),
    ARN_LIKE("ArnLike"),
    ARN_NOT_EQUALS("ArnNotEquals"),
    ARN_NOT_LIKE("ArnNotLike"),
    DATE_LESS_THAN("DateLessThan"),
    FOR_ALL_VALUES_STRING_EQUALS("ForAllValues:StringEquals"),
    FOR_ALL_VALUES_STRING_LIKE("ForAllValues:StringLike"),
    /** False without a value, unlike other negated operators. */
    FOR_ANY_VALUE_STRING_NOT_LIKE("ForAnyValue:StringNotLike"),
    FOR_ALL_VALUES_STRING_NOT_LIKE("ForAllValues:StringNotLike"),
    NULL("Null"),
    BOOL("Bool");

    private final String awsName;

    Operator(String awsName) {
      this.awsName = awsName;
    }

    boolean takesSets() {
      return this == NULL
          || awsName.startsWith("ForAllValues:")
          || awsName.startsWith("ForAnyValue:");
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
