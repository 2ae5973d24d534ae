package io.studioaccess.sandbox.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * IAM's wildcards, {@code *} for any run of characters and {@code ?} for exactly one, and policy
 * variables such as {@code ${sagemaker:UserProfileName}}.
 */
record Pattern(String text) {

  /** The name of a variable's condition key. */
  static final java.util.regex.Pattern VARIABLE = java.util.regex.Pattern.compile("\\$\\{([^}]*)}");

  /**
   * The pattern with the request's values in place of its variables; empty if the request lacks one
   * of them or has several values for it. Such a pattern matches nothing.
   */
  Optional<Pattern> in(Map<String, List<String>> context) {
    Matcher variable = VARIABLE.matcher(text);
    var resolved = new StringBuilder();
    while (variable.find()) {
      List<String> values = context.getOrDefault(variable.group(1), List.of());
      if (values.size() != 1) {
        return Optional.empty();
      }
      variable.appendReplacement(resolved, Matcher.quoteReplacement(values.getFirst()));
    }
    return Optional.of(new Pattern(variable.appendTail(resolved).toString()));
  }

  boolean matches(String candidate) {
    return matches(text, candidate);
  }

  /** The pattern in lower case, to match lower-case candidates. */
  Pattern lowercase() {
    return new Pattern(text.toLowerCase(Locale.ROOT));
  }

  /**
   * Matches the six parts of ARNs one by one, as ARN conditions do: a wildcard does not extend
   * beyond one of the first five colons.
   */
  boolean matchesArn(String candidate) {
    var patternParts = text.split(":", 6);
    var candidateParts = candidate.split(":", 6);
    if (patternParts.length != 6 || candidateParts.length != 6) {
      return false;
    }
    for (int part = 0; part < 6; part++) {
      if (!matches(patternParts[part], candidateParts[part])) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(String pattern, String candidate) {
    int p = 0;
    int c = 0;
    int star = -1;
    int resume = 0;
    while (c < candidate.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = c;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == candidate.charAt(c))) {
        p++;
        c++;
      } else if (star >= 0) {
        p = star + 1;
        c = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
