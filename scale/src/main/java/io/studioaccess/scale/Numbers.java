package io.studioaccess.scale;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The numbers of a YAML file, which names what is missing. */
public record Numbers(Path file, Map<String, Object> members) {
  public static Numbers read(Path file) {
    return new Numbers(file, Month.document(file));
  }

  public Set<String> names() {
    return members.keySet();
  }

  /**
   * @throws IllegalArgumentException if the number is missing or negative
   */
  public double at(String name) {
    if (members.get(name) instanceof Number number && number.doubleValue() >= 0) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(
        "%s: %s is %s; expected a number of at least 0"
            .formatted(file, name, members.getOrDefault(name, "missing")));
  }

  /**
   * @throws IllegalArgumentException if there are no members under this name
   */
  @SuppressWarnings("unchecked") // a YAML mapping
  public Numbers under(String name) {
    if (members.get(name) instanceof Map<?, ?> inner) {
      return new Numbers(file, (Map<String, Object>) inner);
    }
    throw new IllegalArgumentException(
        "%s: %s is %s; expected names and numbers"
            .formatted(file, name, members.getOrDefault(name, "missing")));
  }
}
