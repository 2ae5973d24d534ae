package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What docs/deploy.md says about limits and deletions, in its tables. */
final class Documented {

  private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\|");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final Map<String, String> rows = new HashMap<>();

  private Documented(String page) {
    for (String line : page.split("\n", -1)) {
      Matcher row = ROW.matcher(line);
      if (row.find()) {
        rows.put(row.group(1).strip(), row.group(2).strip());
      }
    }
  }

  static Documented read(Path repository) {
    try {
      return new Documented(Files.readString(repository.resolve("docs/deploy.md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The logical IDs in the row of the template. */
  Set<String> stays(String template) {
    return rows.entrySet().stream()
        .filter(row -> row.getKey().matches("`(templates/)?%s`".formatted(Pattern.quote(template))))
        .flatMap(row -> CODE.matcher(row.getValue()).results())
        .map(code -> code.group(1))
        .collect(Collectors.toSet());
  }

  /** The first number in the row; empty if there is no such row. */
  OptionalInt limit(String what) {
    Matcher number = Pattern.compile("\\d+").matcher(rows.getOrDefault(what, ""));
    return number.find() ? OptionalInt.of(Integer.parseInt(number.group())) : OptionalInt.empty();
  }
}
