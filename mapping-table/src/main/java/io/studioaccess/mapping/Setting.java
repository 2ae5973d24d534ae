package io.studioaccess.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one setting may be, as data. A value that may not is refused by its full path. */
public sealed interface Setting {

  /**
   * The value in the form that {@link UserSettings} keeps.
   *
   * @throws IllegalArgumentException that begins with the path at fault
   */
  Object read(String path, @Nullable Object value);

  private static IllegalArgumentException refusal(String path, String reason) {
    return new IllegalArgumentException(path + ": " + reason);
  }

  private static IllegalArgumentException mismatch(
      String path, String expected, @Nullable Object found) {
    return refusal(
        path, "expected %s, found %s".formatted(expected, found == null ? "nothing" : found));
  }

  private static String text(String path, @Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Number _, Boolean _ ->
          throw mismatch(path, "text", value + " (in YAML, quotes make it text)");
      case null, default -> throw mismatch(path, "text", value);
    };
  }

  /** Text of one shape. */
  record Text(Shape shape) implements Setting {
    @Override
    public Object read(String path, @Nullable Object value) {
      String text = text(path, value);
      try {
        return shape.require(text);
      } catch (IllegalArgumentException e) {
        throw refusal(path, String.valueOf(e.getMessage()));
      }
    }
  }

  /** One of a few texts. */
  record Choice(List<String> values) implements Setting {
    public Choice {
      values = List.copyOf(values);
    }

    @Override
    public Object read(String path, @Nullable Object value) {
      String text = text(path, value);
      if (!values.contains(text)) {
        throw refusal(path, "'%s' is not one of %s".formatted(text, String.join(", ", values)));
      }
      return text;
    }
  }

  record WholeNumber(long least, long most) implements Setting {
    @Override
    public Object read(String path, @Nullable Object value) {
      if (!(value instanceof Number number)) {
        throw mismatch(path, "a whole number", value);
      }
      long whole = whole(path, number);
      if (whole < least || whole > most) {
        throw refusal(path, "%d is not between %d and %d".formatted(whole, least, most));
      }
      return whole;
    }

    private static long whole(String path, Number number) {
      try {
        return new BigDecimal(number.toString()).longValueExact();
      } catch (ArithmeticException | NumberFormatException e) {
        throw mismatch(path, "a whole number", number);
      }
    }
  }

  /** A list without duplicates. */
  record Listing(Setting item, int most) implements Setting {
    @Override
    public Object read(String path, @Nullable Object value) {
      if (!(value instanceof List<?> items)) {
        throw mismatch(path, "a list", value);
      }
      if (items.size() > most) {
        throw refusal(path, "%d entries; at most %d are allowed".formatted(items.size(), most));
      }
      List<Object> read = new ArrayList<>();
      for (Object listed : items) {
        String at = "%s[%d]".formatted(path, read.size());
        Object one = item.read(at, listed);
        if (read.contains(one)) {
          throw refusal(at, "%s is in the list already".formatted(one));
        }
        read.add(one);
      }
      return List.copyOf(read);
    }
  }

  /** Fields of these names, any of them, as far as the rules allow. */
  record Structure(Map<String, Setting> fields, List<SettingRule> rules) implements Setting {
    public Structure {
      fields = Map.copyOf(fields);
      rules = List.copyOf(rules);
    }

    @Override
    public Map<String, Object> read(String path, @Nullable Object value) {
      if (!(value instanceof Map<?, ?> named) || named.isEmpty()) {
        throw mismatch(path, "fields", value);
      }
      Map<String, Object> read = new LinkedHashMap<>();
      named.forEach(
          (name, given) -> {
            String at = "%s.%s".formatted(path, name);
            read.put(String.valueOf(name), field(String.valueOf(name), at).read(at, given));
          });
      for (SettingRule rule : rules) {
        Optional<String> broken = rule.brokenBy(read);
        if (broken.isPresent()) {
          throw refusal(path, broken.get());
        }
      }
      return read;
    }

    private Setting field(String name, String at) {
      Setting field = fields.get(name);
      if (field == null) {
        throw refusal(at, "no such field; known are " + known());
      }
      return field;
    }

    private TreeSet<String> known() {
      TreeSet<String> known = new TreeSet<>(fields.keySet());
      known.removeIf(name -> fields.get(name) instanceof Refused);
      return known;
    }
  }

  /** A field that people will look for and that is not to be named, whatever its value. */
  record Refused(String reason) implements Setting {
    @Override
    public Object read(String path, @Nullable Object value) {
      throw refusal(path, reason);
    }
  }
}
