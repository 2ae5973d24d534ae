package io.studioaccess.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The legal values of one setting, as data. An illegal value is refused with its full path. */
public sealed interface Setting {

  /**
   * Reads the value into the form that {@link UserSettings} holds.
   *
   * @throws BadFields with every fault in the value
   */
  Object read(FieldPath path, @Nullable Object value);

  private static BadFields mismatch(FieldPath path, String expected, @Nullable Object found) {
    return BadFields.badValue(
        path, "expected %s, found %s".formatted(expected, Found.describe(found)));
  }

  /** The text, as it is. */
  static String text(FieldPath path, @Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Number _, Boolean _ ->
          throw BadFields.badValue(
              path,
              "expected text, found %s (quote it in YAML to make it text)"
                  .formatted(Found.describe(value)));
      case null, default -> throw mismatch(path, "text", value);
    };
  }

  /** A text with a given shape. */
  record Text(Shape shape) implements Setting {
    @Override
    public Object read(FieldPath path, @Nullable Object value) {
      String text = text(path, value);
      try {
        return shape.require(text);
      } catch (IllegalArgumentException e) {
        throw BadFields.badValue(path, String.valueOf(e.getMessage()));
      }
    }
  }

  /** One of a fixed set of texts. */
  record Choice(List<String> values) implements Setting {
    public Choice {
      values = List.copyOf(values);
    }

    @Override
    public Object read(FieldPath path, @Nullable Object value) {
      String text = text(path, value);
      if (!values.contains(text)) {
        throw BadFields.badValue(
            path,
            "'%s' is not one of %s".formatted(Found.excerpt(text), String.join(", ", values)));
      }
      return text;
    }
  }

  record WholeNumber(long min, long max) implements Setting {
    @Override
    public Object read(FieldPath path, @Nullable Object value) {
      if (!(value instanceof Number number)) {
        throw mismatch(path, "a whole number", value);
      }
      long whole = whole(path, number);
      if (whole < min || whole > max) {
        throw BadFields.badValue(path, "%d is not between %d and %d".formatted(whole, min, max));
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

  record Truth() implements Setting {
    @Override
    public Object read(FieldPath path, @Nullable Object value) {
      if (!(value instanceof Boolean truth)) {
        throw mismatch(path, "true or false", value);
      }
      return truth;
    }
  }

  /** A list without duplicates. */
  record Listing(Setting item, int maxItems) implements Setting {
    @Override
    public Object read(FieldPath path, @Nullable Object value) {
      if (!(value instanceof List<?> items)) {
        throw mismatch(path, "a list", value);
      }
      if (items.size() > maxItems) {
        throw BadFields.badValue(
            path, "%d entries; at most %d are allowed".formatted(items.size(), maxItems));
      }
      List<Object> read = new ArrayList<>();
      FieldFaults faults = new FieldFaults();
      for (int i = 0; i < items.size(); i++) {
        FieldPath at = path.item(i);
        Object listed = items.get(i);
        faults.collect(() -> read.add(requireNew(at, item.read(at, listed), read)));
      }
      faults.throwIfAny();
      return List.copyOf(read);
    }

    private static Object requireNew(FieldPath at, Object item, List<Object> earlier) {
      if (earlier.contains(item)) {
        throw BadFields.badValue(
            at, "%s is already in the list".formatted(Found.excerpt(item.toString())));
      }
      return item;
    }
  }

  /** Any of these fields, subject to the rules. */
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
          (key, fieldValue) -> {
            String name = String.valueOf(key);
            FieldPath at = path.field(name);
            faults.collect(() -> read.put(name, field(name, at).read(at, fieldValue)));
          });
      faults.throwIfAny();
      for (SettingRule rule : rules) {
        Optional<String> broken = rule.violation(read);
        if (broken.isPresent()) {
          throw BadFields.badValue(path, broken.get());
        }
      }
      return read;
    }

    private Setting field(String name, FieldPath at) {
      Setting field = fields.get(name);
      if (field == null) {
        throw BadFields.noSuchField(at, name, known());
      }
      return field;
    }

    private TreeSet<String> known() {
      TreeSet<String> known = new TreeSet<>(fields.keySet());
      known.removeIf(name -> fields.get(name) instanceof Refused);
      return known;
    }
  }

  /** A field that users may expect but that is not supported, whatever its value. */
  record Refused(String reason) implements Setting {
    @Override
    public Object read(FieldPath path, @Nullable Object value) {
      throw BadFields.badName(path, reason);
    }
  }
}
