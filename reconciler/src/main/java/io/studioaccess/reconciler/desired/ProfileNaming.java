package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.ShortHash;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Derives profile names for a user, in order of preference. A legal user name is the first choice.
 * The next, and the first for a name such as {@code jane.doe@example.com}, consists of its legal
 * characters and a hash of the whole name. The last has a hash of the user's id instead, so that a
 * user whose name looks like another's profile name blocks nobody.
 */
public final class ProfileNaming {
  private ProfileNaming() {}

  /** Two or three names; no two users share the last one. */
  public static List<ProfileName> candidates(UserName name, UserId id) {
    Stream<ProfileName> plain =
        Stream.of(new ProfileName(name.value()))
            .filter(it -> ProfileName.SHAPE.matches(it.value()));
    return Stream.concat(plain, Stream.of(hashed(name, name.value()), hashed(name, id.value())))
        .toList();
  }

  private static ProfileName hashed(UserName name, String identity) {
    return new ProfileName(readablePart(name.value()) + "-" + ShortHash.of(identity));
  }

  private static String readablePart(String name) {
    String ascii =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-zA-Z0-9]+", "-");
    int maxReadable = ProfileName.MAX_LENGTH - ShortHash.DIGITS - 1;
    String cut =
        ascii.substring(0, Math.min(ascii.length(), maxReadable)).replaceAll("^-+|-+$", "");
    return cut.isEmpty() ? "user" : cut;
  }
}
