package io.studioaccess.studioctl.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A {@code samconfig.toml} with the values of a deployment. All other lines stay as they are.
 *
 * @param lines of an existing file; empty for a new one
 */
record SamConfig(List<String> lines) {
  private static final String SECTION = "[default.deploy.parameters]";
  private static final String PARAMETERS = "parameter_overrides";

  /** As in the repository's file. */
  private static final String NEW =
      """
      version = 0.1

      [default.deploy.parameters]
      capabilities = "CAPABILITY_NAMED_IAM"
      resolve_s3 = true
      s3_prefix = "studio-access"
      confirm_changeset = true
      fail_on_empty_changeset = false
      """;

  SamConfig {
    lines = List.copyOf(lines);
  }

  static SamConfig of(Optional<String> existing) {
    return new SamConfig(existing.orElse(NEW).lines().toList());
  }

  /** Whether the file has parameters of a deployment, which somebody chose. */
  boolean hasParameters() {
    return value(PARAMETERS).isPresent();
  }

  /** What the file says of the place of a deployment, and {@link #with} would replace. */
  List<String> otherPlace(String stack, String region) {
    return place(stack, region).entrySet().stream()
        .filter(it -> value(it.getKey()).filter(at -> !says(at, it.getValue())).isPresent())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, String> place(String stack, String region) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("stack_name", quoted(stack));
    values.put("region", quoted(region));
    return values;
  }

  /** In either form of text that TOML has, with a comment behind it or none. */
  private boolean says(int[] at, String quoted) {
    String line = lines.get(at[0]);
    String value = line.substring(line.indexOf('=') + 1).strip();
    return value.replaceFirst("\\s*#[^\"']*$", "").replace('\'', '"').equals(quoted);
  }

  /** The file with these values for deployments. */
  String with(String stack, String region, Map<String, String> parameters) {
    Map<String, String> values = place(stack, region);
    values.put(
        PARAMETERS,
        quoted(
            parameters.entrySet().stream()
                .map(it -> "%s=\"%s\"".formatted(it.getKey(), it.getValue().replace("\"", "\\\"")))
                .collect(Collectors.joining(" "))));
    List<String> result = new ArrayList<>(lines);
    if (start() < 0) {
      result.add("");
      result.addAll(NEW.lines().dropWhile(line -> !line.equals(SECTION)).toList());
    }
    SamConfig whole = new SamConfig(result);
    for (Map.Entry<String, String> entry : values.entrySet()) {
      whole = whole.set(entry.getKey(), entry.getValue());
    }
    String text = String.join("\n", whole.lines()) + "\n";
    return text.lines().anyMatch(line -> line.matches("version\\s*=.*"))
        ? text
        : "version = 0.1\n" + text;
  }

  /** A basic string of TOML. */
  private static String quoted(String text) {
    return "\"%s\"".formatted(text.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  private int start() {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().replaceAll("\\s*#.*$", "").equals(SECTION)) {
        return i;
      }
    }
    return -1;
  }

  private int end() {
    int end = start() + 1;
    while (end < lines.size() && !lines.get(end).matches("\\s*\\[[^\\[\\]=,\"]+\\]\\s*(#.*)?")) {
      end++;
    }
    return end;
  }

  /** The first and last line of a key's value. */
  private Optional<int[]> value(String key) {
    Pattern assignment = Pattern.compile("\\s*\"?" + key + "\"?\\s*=(.*)");
    if (start() < 0) {
      return Optional.empty();
    }
    for (int i = start() + 1; i < end(); i++) {
      var matcher = assignment.matcher(lines.get(i));
      if (matcher.matches()) {
        return Optional.of(new int[] {i, last(i, matcher.group(1).strip())});
      }
    }
    return Optional.empty();
  }

  /** A value of several lines is an array, or a text between three quotation marks. */
  private int last(int first, String value) {
    String close =
        value.startsWith("\"\"\"")
            ? "\"\"\""
            : value.startsWith("'''") ? "'''" : value.startsWith("[") ? "]" : "";
    if (close.isEmpty() || value.indexOf(close, close.length()) >= 0) {
      return first;
    }
    for (int i = first + 1; i < lines.size(); i++) {
      if (lines.get(i).contains(close)) {
        return i;
      }
    }
    return lines.size() - 1;
  }

  private SamConfig set(String key, String value) {
    List<String> changed = new ArrayList<>(lines);
    String line = key + " = " + value;
    Optional<int[]> existing = value(key);
    if (existing.isPresent()) {
      changed.subList(existing.get()[0], existing.get()[1] + 1).clear();
      changed.add(existing.get()[0], line);
    } else {
      int at = end();
      while (changed.get(at - 1).isBlank() || changed.get(at - 1).stripLeading().startsWith("#")) {
        at--;
      }
      changed.add(at, line);
    }
    return new SamConfig(changed);
  }
}
