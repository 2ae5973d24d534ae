package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.RoleArn;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The roles that may be granted, and the accounts that the functions may use. The patterns are
 * those of the functions' {@code iam:PassRole} statement and have IAM's syntax: {@code *} matches
 * any text, {@code ?} any single character.
 */
public final class RoleGuard {
  private final List<String> allowed;
  private final Set<String> accounts;
  private final Pattern pattern;

  /**
   * @param accounts account ids of twelve digits; roles in other accounts are never allowed
   * @throws IllegalArgumentException if there is no pattern: a guard that allows no role is a
   *     mistake
   */
  public RoleGuard(List<String> allowedArnPatterns, Set<String> accounts) {
    if (allowedArnPatterns.isEmpty()) {
      throw new IllegalArgumentException("no allowed role ARN pattern is configured");
    }
    this.allowed = List.copyOf(allowedArnPatterns);
    this.accounts = Set.copyOf(accounts);
    this.pattern =
        Pattern.compile(allowed.stream().map(RoleGuard::regex).collect(Collectors.joining("|")));
  }

  private static String regex(String arnPattern) {
    return Pattern.quote(arnPattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
  }

  public boolean allows(RoleArn role) {
    return accounts.contains(role.account()) && pattern.matcher(role.value()).matches();
  }

  /** Whether settings may name the role. It may be in any account, and is no execution role. */
  boolean allowsInSettings(RoleArn role) {
    return pattern.matcher(role.value()).matches();
  }

  @Override
  public String toString() {
    return "%s in accounts %s"
        .formatted(String.join(", ", allowed), String.join(", ", new TreeSet<>(accounts)));
  }
}
