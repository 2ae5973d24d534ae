package io.studioaccess.sandbox.policy;

import java.util.Locale;

/** IAM's wildcards: {@code *} for any run of characters, {@code ?} for exactly one. */
record Pattern(String text) {

  boolean matches(String candidate) {
    return matches(text, candidate);
  }

  /** Matches what is in lower case. */
  Pattern lowercase() {
    return new Pattern(text.toLowerCase(Locale.ROOT));
  }

  /**
   * ARN conditions compare six parts, so that a wildcard does not reach over a colon of the first
   * five.
   */
  boolean matchesArn(String candidate) {
    var ours = text.split(":", 6);
    var theirs = candidate.split(":", 6);
    if (ours.length != 6 || theirs.length != 6) {
      return false;
    }
    for (int part = 0; part < 6; part++) {
      if (!matches(ours[part], theirs[part])) {
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
