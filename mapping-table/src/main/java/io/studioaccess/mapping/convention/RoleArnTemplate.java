package io.studioaccess.mapping.convention;

import io.studioaccess.mapping.RoleArn;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A role ARN in which {@code {part}} stands for that part of the group's name. */
final class RoleArnTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private final String text;

  /**
   * @param parts that a name may have
   * @throws IllegalArgumentException for a place that no part is for, and for what cannot become a
   *     role ARN
   */
  RoleArnTemplate(String text, Set<String> parts) {
    this.text = text;
    PLACE
        .matcher(text)
        .results()
        .map(place -> place.group(1))
        .filter(part -> !parts.contains(part))
        .findFirst()
        .ifPresent(
            part -> {
              throw new IllegalArgumentException(
                  "RoleArnTemplate: {%s} is no named group of GroupNamePattern, which has %s"
                      .formatted(part, parts));
            });
    example();
  }

  /** Of the same account as all others, since no part can be its twelve digits. */
  RoleArn example() {
    return role(PLACE.matcher(text).replaceAll("x"));
  }

  /**
   * @throws IllegalArgumentException where the parts make no role ARN
   */
  RoleArn with(Map<String, String> parts) {
    return role(
        PLACE
            .matcher(text)
            .replaceAll(place -> Matcher.quoteReplacement(part(place.group(1), parts))));
  }

  private static String part(String name, Map<String, String> parts) {
    String text = parts.get(name);
    if (text == null) {
      throw new IllegalArgumentException(
          "RoleArnTemplate: the group's name has no part for {%s}".formatted(name));
    }
    return text;
  }

  private static RoleArn role(String arn) {
    try {
      return new RoleArn(arn);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("RoleArnTemplate: " + e.getMessage(), e);
    }
  }
}
