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
 * A regular expression for whole group names, whose named groups are the parts of a name. In RE2's
 * syntax: whoever may name a group cannot make a function search for long.
 */
final class GroupNamePattern {
  private final Pattern pattern;

  /**
   * @throws IllegalArgumentException when it is no regular expression
   */
  GroupNamePattern(String regex) {
    try {
      this.pattern = Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("GroupNamePattern: " + e.getMessage(), e);
    }
  }

  /** What its named groups are called. */
  Set<String> parts() {
    return new TreeSet<>(pattern.namedGroups().keySet());
  }

  /** The parts of a name that matches as a whole, without those that did not take part. */
  Optional<Map<String, String>> partsOf(String name) {
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
