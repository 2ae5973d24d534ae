package io.studioaccess.sandbox.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The constraints of a service model that the SDK's shapes lack: required members, patterns,
 * lengths and ranges. A constraint applies to all members of one name, because a service gives one
 * name one meaning.
 */
public final class Constraints {

  private final Map<String, Set<String>> required = new HashMap<>();
  private final Map<String, Constraint> constraints = new HashMap<>();

  /** Declares the members that a shape requires. */
  public Constraints require(Class<? extends SdkPojo> shape, String... members) {
    required.put(shape.getName(), Set.of(members));
    return this;
  }

  public Constraints text(String member, int min, int max, String pattern) {
    constraints.put(member, new Text(min, max, Pattern.compile(pattern, Pattern.DOTALL)));
    return this;
  }

  /** The name under which constraints apply to the items of a list. */
  public static String memberOf(String list) {
    return list + ".member";
  }

  public Constraints size(String list, int min, int max) {
    constraints.put(list, new Range("Member must have length", min, max));
    return this;
  }

  public Constraints range(String number, int min, int max) {
    constraints.put(number, new Range("Member must have value", min, max));
    return this;
  }

  Set<String> requiredMembers(SdkPojo builder) {
    var shape = builder.getClass().getEnclosingClass();
    return shape == null ? Set.of() : required.getOrDefault(shape.getName(), Set.of());
  }

  List<String> violations(String member, Object value) {
    var constraint = constraints.get(member);
    return constraint == null ? List.of() : constraint.violationsBy(value);
  }

  private sealed interface Constraint {
    List<String> violationsBy(Object value);
  }

  private record Text(int min, int max, Pattern pattern) implements Constraint {

    @Override
    public List<String> violationsBy(Object value) {
      var violations = new ArrayList<String>();
      if (value instanceof String text) {
        if (!pattern.matcher(text).matches()) {
          violations.add("Member must satisfy regular expression pattern: " + pattern.pattern());
        }
        violations.addAll(
            new Range("Member must have length", min, max).violationsBy(text.length()));
      }
      return violations;
    }
  }

  private record Range(String description, int min, int max) implements Constraint {

    @Override
    public List<String> violationsBy(Object value) {
      int size =
          switch (value) {
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case Number number -> number.intValue();
            default -> min;
          };
      if (size < min) {
        return List.of(description + " greater than or equal to " + min);
      }
      return size > max ? List.of(description + " less than or equal to " + max) : List.of();
    }
  }
}
