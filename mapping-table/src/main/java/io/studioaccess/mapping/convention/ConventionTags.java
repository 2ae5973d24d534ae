package io.studioaccess.mapping.convention;

import io.studioaccess.mapping.RowTags;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tags of groups that match the convention, as in {@code team={team},department=research}. No
 * tag may contain a comma or a brace.
 */
final class ConventionTags {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  private final Map<String, String> templates = new LinkedHashMap<>();

  /**
   * @param text empty for no tags
   * @param parts the parts that a group name may have
   * @throws IllegalArgumentException for a placeholder without a part, and for tags that cannot be
   *     legal
   */
  ConventionTags(String text, Set<String> parts) {
    if (!text.isBlank()) {
      for (String tag : text.split(",", -1)) {
        add(tag.strip());
      }
    }
    templates.values().forEach(template -> requireParts(template, parts));
    RowTags unused = parse(filled(_ -> "x"));
  }

  private void add(String tag) {
    int end = tag.indexOf('=');
    if (end < 1) {
      throw new IllegalArgumentException(
          "ConventionTags: expected key=value, separated by commas, found '%s'".formatted(tag));
    }
    if (templates.put(tag.substring(0, end), tag.substring(end + 1)) != null) {
      throw new IllegalArgumentException(
          "ConventionTags: %s is there twice".formatted(tag.substring(0, end)));
    }
  }

  private static void requireParts(String template, Set<String> parts) {
    PLACEHOLDER
        .matcher(template)
        .results()
        .map(placeholder -> placeholder.group(1))
        .filter(part -> !parts.contains(part))
        .findFirst()
        .ifPresent(
            part -> {
              throw new IllegalArgumentException(
                  "ConventionTags: {%s} is not a named group of GroupNamePattern, which has %s"
                      .formatted(part, parts));
            });
  }

  /**
   * The tags of a group. A tag with a part that the group's name lacks is left out, and so is one
   * whose value AWS would not accept: access does not depend on tags.
   */
  RowTags fill(Map<String, String> parts) {
    Map<String, String> tags = filled(placeholder -> parts.getOrDefault(placeholder.group(1), ""));
    templates.forEach(
        (key, template) -> {
          boolean lacksPart =
              PLACEHOLDER
                  .matcher(template)
                  .results()
                  .anyMatch(placeholder -> !parts.containsKey(placeholder.group(1)));
          if (lacksPart || !RowTags.isValue(tags.getOrDefault(key, ""))) {
            tags.remove(key);
          }
        });
    return parse(tags);
  }

  private Map<String, String> filled(Function<MatchResult, String> part) {
    Map<String, String> tags = new LinkedHashMap<>();
    templates.forEach(
        (key, template) ->
            tags.put(
                key,
                PLACEHOLDER
                    .matcher(template)
                    .replaceAll(placeholder -> Matcher.quoteReplacement(part.apply(placeholder)))));
    return tags;
  }

  private static RowTags parse(Map<String, String> tags) {
    try {
      return new RowTags(tags);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("ConventionTags: " + e.getMessage(), e);
    }
  }
}
