package io.studioaccess.sandbox.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What a service's model demands of its members, which the SDK's shapes leave out: members that
 * must be there, patterns, lengths and ranges. A rule goes by the member's name, since a service
 * gives one name one meaning.
 */
public final class Constraints {

  private final Map<String, Set<String>> required = new HashMap<>();
  private final Map<String, Rule> rules = new HashMap<>();

  /** Members without which the shape is refused. */
  public Constraints require(Class<? extends SdkPojo> shape, String... members) {
    required.put(shape.getName(), Set.of(members));
    return this;
  }

  public Constraints text(String member, int min, int max, String pattern) {
    rules.put(member, new Text(min, max, Pattern.compile(pattern, Pattern.DOTALL)));
    return this;
  }

  /** What the rules call an item of this list. */
  public static String memberOf(String list) {
    return list + ".member";
  }

  public Constraints size(String list, int min, int max) {
    rules.put(list, new Range("Member must have length", min, max));
    return this;
  }

  public Constraints range(String number, int min, int max) {
    rules.put(number, new Range("Member must have value", min, max));
    return this;
  }

  Set<String> requiredOf(SdkPojo builder) {
    var shape = builder.getClass().getEnclosingClass();
    return shape == null ? Set.of() : required.getOrDefault(shape.getName(), Set.of());
  }

  List<String> broken(String member, Object value) {
    var rule = rules.get(member);
    return rule == null ? List.of() : rule.brokenBy(value);
  }

  private sealed interface Rule {
    List<String> brokenBy(Object value);
  }

  private record Text(int min, int max, Pattern pattern) implements Rule {

    @Override
    public List<String> brokenBy(Object value) {
      var broken = new ArrayList<String>();
      if (value instanceof String text) {
        if (!pattern.matcher(text).matches()) {
          broken.add("Member must satisfy regular expression pattern: " + pattern.pattern());
        }
        broken.addAll(new Range("Member must have length", min, max).brokenBy(text.length()));
      }
      return broken;
    }
  }

  private record Range(String what, int min, int max) implements Rule {

    @Override
    public List<String> brokenBy(Object value) {
      int size =
          switch (value) {
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case Number number -> number.intValue();
            default -> min;
          };
      if (size < min) {
        return List.of(what + " greater than or equal to " + min);
      }
      return size > max ? List.of(what + " less than or equal to " + max) : List.of();
    }
  }
}
