package io.studioaccess.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a history that fails. Nothing is written for the others. */
final class Story {
  private static final Pattern ID =
      Pattern.compile("(?:0a1b2c3d4e-)?0*([0-9a-f]+)-0000-4000-8000-000000000([a-z0-9]{3})");

  private static final Pattern ROLE = Pattern.compile("arn:aws:iam::[0-9]{12}:role/");
  private static final int LONGEST = 300;

  private final boolean told;
  private final List<Line> lines = new ArrayList<>();

  private record Line(Object who, String text) {}

  private Story(boolean told) {
    this.told = told;
  }

  static Story untold() {
    return new Story(false);
  }

  static Story told() {
    return new Story(true);
  }

  boolean isTold() {
    return told;
  }

  /** Adds a line, if anybody reads it. Parts are written one after the other. */
  void add(long moment, Object who, Object... parts) {
    if (told) {
      StringBuilder line = new StringBuilder();
      for (Object part : parts) {
        line.append(line.isEmpty() ? "" : " ").append(part);
      }
      lines.add(
          new Line(
              who,
              "%s  %-16s %s"
                  .formatted(Instant.ofEpochMilli(moment), who, cut(plain(line.toString())))));
    }
  }

  /** Ids as people say them: {@code user-3} instead of a UUID. */
  static String plain(String text) {
    return ID.matcher(text)
        .replaceAll(
            found ->
                switch (found.group(2)) {
                      case "0aa" -> "user#";
                      case "0bb" -> "group#";
                      default -> "membership#";
                    }
                    + Integer.parseInt(found.group(1), 16));
  }

  private static String cut(String text) {
    String readable = ROLE.matcher(text).replaceAll("").replace("Optional.empty", "-");
    return readable.length() <= LONGEST ? readable : readable.substring(0, LONGEST) + " …";
  }

  /** The lines, without the sweeps that found nothing. */
  List<String> lines() {
    return lines.stream()
        .filter(line -> !(line.who() instanceof Invocation by && by.isDull()))
        .map(Line::text)
        .toList();
  }
}
