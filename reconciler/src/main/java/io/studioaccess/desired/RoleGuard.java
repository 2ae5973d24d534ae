package io.studioaccess.desired;

import io.studioaccess.mapping.RoleArn;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The roles that may be given at all. The patterns are those of the functions' {@code iam:PassRole}
 * statement, read as IAM reads them: {@code *} is any text, {@code ?} any one character.
 */
public final class RoleGuard {
  private final List<String> allowed;
  private final Pattern pattern;

  /**
   * @throws IllegalArgumentException when no pattern is given: a guard that lets nothing pass is a
   *     mistake
   */
  public RoleGuard(List<String> allowedArnPatterns) {
    if (allowedArnPatterns.isEmpty()) {
      throw new IllegalArgumentException("no allowed role ARN pattern is given");
    }
    this.allowed = List.copyOf(allowedArnPatterns);
    this.pattern =
        Pattern.compile(allowed.stream().map(RoleGuard::regex).collect(Collectors.joining("|")));
  }

  private static String regex(String arnPattern) {
    return Pattern.quote(arnPattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
  }

  public boolean allows(RoleArn role) {
    return pattern.matcher(role.value()).matches();
  }

  @Override
  public String toString() {
    return String.join(", ", allowed);
  }
}
