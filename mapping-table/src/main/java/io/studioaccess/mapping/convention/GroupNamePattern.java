package io.studioaccess.mapping.convention;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A regular expression for whole group names, in RE2 syntax. Its named groups are the parts of a
 * name. RE2 matches in linear time, so no group name can keep a function busy.
 */
final class GroupNamePattern {
  private final Pattern pattern;

  /**
   * @throws IllegalArgumentException if the text is not a regular expression
   */
  GroupNamePattern(String regex) {
    try {
      this.pattern = Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("GroupNamePattern: " + e.getMessage(), e);
    }
  }

  /** The names of the named groups. */
  Set<String> parts() {
    return new TreeSet<>(pattern.namedGroups().keySet());
  }

  /**
   * The parts of a name that matches completely; optional parts may be absent. Empty for a name
   * that does not match.
   */
  Optional<Map<String, String>> match(String name) {
    Matcher matcher = pattern.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> parts = new HashMap<>();
    for (String part : parts()) {
      String text = matcher.group(part);
      if (text != null) {
        parts.put(part, text);
      }
    }
    return Optional.of(parts);
  }
}
