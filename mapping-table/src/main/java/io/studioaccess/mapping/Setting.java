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
   * @throws BadFields with all that is wrong in it
   */
  Object read(FieldPath path, @Nullable Object value);

  private static BadFields mismatch(FieldPath path, String expected, @Nullable Object found) {
    return BadFields.value(
        path, "expected %s, found %s".formatted(expected, found == null ? "nothing" : found));
  }

  private static String text(FieldPath path, @Nullable Object value) {
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
    public Object read(FieldPath path, @Nullable Object value) {
      String text = text(path, value);
      try {
        return shape.require(text);
      } catch (IllegalArgumentException e) {
        throw BadFields.value(path, String.valueOf(e.getMessage()));
      }
    }
  }

  /** One of a few texts. */
  record Choice(List<String> values) implements Setting {
    public Choice {
      values = List.copyOf(values);
    }

    @Override
    public Object read(FieldPath path, @Nullable Object value) {
      String text = text(path, value);
      if (!values.contains(text)) {
        throw BadFields.value(
            path, "'%s' is not one of %s".formatted(text, String.join(", ", values)));
      }
      return text;
    }
  }

  record WholeNumber(long least, long most) implements Setting {
    @Override
    public Object read(FieldPath path, @Nullable Object value) {
      if (!(value instanceof Number number)) {
        throw mismatch(path, "a whole number", value);
      }
      long whole = whole(path, number);
      if (whole < least || whole > most) {
        throw BadFields.value(path, "%d is not between %d and %d".formatted(whole, least, most));
      }
      return whole;
    }

    private static long whole(FieldPath path, Number number) {
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
    public Object read(FieldPath path, @Nullable Object value) {
      if (!(value instanceof List<?> items)) {
        throw mismatch(path, "a list", value);
      }
      if (items.size() > most) {
        throw BadFields.value(
            path, "%d entries; at most %d are allowed".formatted(items.size(), most));
      }
      List<Object> read = new ArrayList<>();
      FieldFaults faults = new FieldFaults();
      for (int i = 0; i < items.size(); i++) {
        FieldPath at = path.item(i);
        Object listed = items.get(i);
        faults.in(() -> read.add(another(at, item.read(at, listed), read)));
      }
      faults.raise();
      return List.copyOf(read);
    }

    private static Object another(FieldPath at, Object one, List<Object> before) {
      if (before.contains(one)) {
        throw BadFields.value(at, "%s is in the list already".formatted(one));
      }
      return one;
    }
  }

  /** Fields of these names, any of them, as far as the rules allow. */
  record Structure(Map<String, Setting> fields, List<SettingRule> rules) implements Setting {
    public Structure {
      fields = Map.copyOf(fields);
      rules = List.copyOf(rules);
    }

    @Override
    public Map<String, Object> read(FieldPath path, @Nullable Object value) {
      if (!(value instanceof Map<?, ?> named) || named.isEmpty()) {
        throw mismatch(path, "fields", value);
      }
      Map<String, Object> read = new LinkedHashMap<>();
      FieldFaults faults = new FieldFaults();
      named.forEach(
          (key, given) -> {
            String name = String.valueOf(key);
            FieldPath at = path.field(name);
            faults.in(() -> read.put(name, field(name, at).read(at, given)));
          });
      faults.raise();
      for (SettingRule rule : rules) {
        Optional<String> broken = rule.brokenBy(read);
        if (broken.isPresent()) {
          throw BadFields.value(path, broken.get());
        }
      }
      return read;
    }

    private Setting field(String name, FieldPath at) {
      Setting field = fields.get(name);
      if (field == null) {
        throw BadFields.name(at, "no such field; known are " + known());
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
    public Object read(FieldPath path, @Nullable Object value) {
      throw BadFields.name(path, reason);
    }
  }
}
