package io.studioaccess.mapping.convention;

import io.studioaccess.mapping.RoleArn;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A role ARN with placeholders such as {@code {team}} for parts of the group's name. */
final class RoleArnTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  private final String text;

  /**
   * @param parts the parts that a group name may have
   * @throws IllegalArgumentException for a placeholder without a part, and for a text that cannot
   *     become a role ARN
   */
  RoleArnTemplate(String text, Set<String> parts) {
    this.text = text;
    PLACEHOLDER
        .matcher(text)
        .results()
        .map(placeholder -> placeholder.group(1))
        .filter(part -> !parts.contains(part))
        .findFirst()
        .ifPresent(
            part -> {
              throw new IllegalArgumentException(
                  "RoleArnTemplate: {%s} is not a named group of GroupNamePattern, which has %s"
                      .formatted(part, parts));
            });
    exampleRole();
  }

  /** An example of the role. All roles share its account, because no part can be the account id. */
  RoleArn exampleRole() {
    return parse(PLACEHOLDER.matcher(text).replaceAll("x"));
  }

  /**
   * Replaces each placeholder by its part.
   *
   * @throws IllegalArgumentException if a part is missing, or the result is not a role ARN
   */
  RoleArn fill(Map<String, String> parts) {
    return parse(
        PLACEHOLDER
            .matcher(text)
            .replaceAll(
                placeholder -> Matcher.quoteReplacement(part(placeholder.group(1), parts))));
  }

  private static String part(String name, Map<String, String> parts) {
    String text = parts.get(name);
    if (text == null) {
      throw new IllegalArgumentException(
          "RoleArnTemplate: the group's name has no value for {%s}".formatted(name));
    }
    return text;
  }

  private static RoleArn parse(String arn) {
    try {
      return new RoleArn(arn);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("RoleArnTemplate: " + e.getMessage(), e);
    }
  }
}
