package io.studioaccess.conformance.aws;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The beginning of all names of one run, for instance {@code sac-k3x9q2mf}. It is legal in the
 * names of profiles, spaces, users and groups. The IAM policy of conformance/README.md depends on
 * {@code sac-}.
 */
public record Prefix(String text) {

  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int LENGTH = 8;
  private static final Pattern PATTERN = Pattern.compile("sac-[a-z2-9]{8}");
  private static final Pattern AT_THE_START =
      Pattern.compile("^(" + PATTERN + ")-", Pattern.CASE_INSENSITIVE);

  public Prefix {
    if (!PATTERN.matcher(text).matches()) {
      throw new IllegalArgumentException("not the prefix of a run: " + text);
    }
  }

  public static Prefix random(RandomGenerator random) {
    StringBuilder text = new StringBuilder("sac-");
    for (int i = 0; i < LENGTH; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return new Prefix(text.toString());
  }

  /** The prefix of the run that created something of this name; empty if none did. */
  public static Optional<Prefix> of(String name) {
    return AT_THE_START
        .matcher(name)
        .results()
        .map((MatchResult found) -> new Prefix(found.group(1).toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  String name(String suffix) {
    return text + "-" + suffix;
  }

  /** Regardless of case, because AWS may keep the case of a name or not. */
  public boolean begins(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith(text + "-");
  }

  @Override
  public String toString() {
    return text;
  }
}
