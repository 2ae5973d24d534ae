package io.studioaccess.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of the command line, as {@code NAME=value}, and the command {@code leftovers}. */
record Options(Map<String, String> values, boolean isLeftovers) {

  private static final String LEFTOVERS = "leftovers";
  private static final Set<String> NAMES =
      Set.of(
          "PROFILE",
          "DOMAIN",
          "REGION",
          "IDENTITY_STORE",
          "ROLE",
          "OTHER_ROLE",
          "APPS",
          "PREFIX",
          "YES");

  Options {
    values = Map.copyOf(values);
  }

  /** An option without a value counts as absent, as make passes it. */
  static Options of(String... arguments) {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      String[] parts = argument.split("=", 2);
      if (parts.length == 2 && !NAMES.contains(parts[0])) {
        throw new IllegalArgumentException("unknown option " + parts[0]);
      }
      if (parts.length == 2 && !parts[1].isBlank()) {
        values.put(parts[0], parts[1].strip());
      }
    }
    return new Options(values, List.of(arguments).contains(LEFTOVERS));
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String required(String name) {
    return get(name)
        .orElseThrow(
            () -> new IllegalArgumentException(name + " is missing, see conformance/README.md"));
  }
}
