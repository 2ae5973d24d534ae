package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolved properties of a resource, or a part of them. */
record Props(Map<String, Object> values) {

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(Object::toString);
  }

  String textOr(String name, String otherwise) {
    return text(name).orElse(otherwise);
  }

  /**
   * @throws Refused if the property is missing
   */
  String required(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  long number(String name, long otherwise) {
    return text(name)
        .map(
            text -> {
              Refused.unless(
                  text.matches("-?\\d{1,18}"), name + " is not a whole number", "Correct it.");
              return Long.valueOf(text);
            })
        .orElse(otherwise);
  }

  void between(String name, long minimum, long maximum) {
    long value = number(name, minimum);
    Refused.unless(
        value >= minimum && value <= maximum,
        "%s is %d, not between %d and %d".formatted(name, value, minimum, maximum),
        "Correct it.");
  }

  void atMost(String name, int characters) {
    Refused.above(
        characters, textOr(name, "").length(), name + ", in characters", "Shorten the text.");
  }

  List<String> texts(String name) {
    return list(name).stream().map(Object::toString).toList();
  }

  List<?> list(String name) {
    return switch (values.get(name)) {
      case null -> List.of();
      case List<?> list -> list;
      case Object single -> List.of(single);
    };
  }

  Optional<Props> part(String name) {
    return Optional.ofNullable(values.get(name)).map(Props::of);
  }

  Props requiredPart(String name) {
    return part(name).orElseThrow(() -> missing(name));
  }

  List<Props> parts(String name) {
    return list(name).stream().map(Props::of).toList();
  }

  private static Refused missing(String name) {
    return new Refused("the property %s is missing".formatted(name), "Add it.");
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys.
  private static Props of(Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Props((Map<String, Object>) map);
    }
    throw new Refused("expected an object: " + value, "Correct it.");
  }
}
