package io.studioaccess.reconciler.desired;

import io.studioaccess.reconciler.membership.UserName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;

/**
 * Derives profile names from a user name, in order of preference. A legal user name is the first
 * choice. The second choice, and the only one for a name such as {@code jane.doe@example.com},
 * consists of its legal characters and a hash of the whole name, so that two users never share a
 * profile name.
 */
public final class ProfileNaming {
  private static final int HASH_DIGITS = 8;

  private ProfileNaming() {}

  public static List<ProfileName> candidates(UserName user) {
    ProfileName hashed = new ProfileName(readablePart(user.value()) + "-" + hash(user.value()));
    return ProfileName.SHAPE.matches(user.value())
        ? List.of(new ProfileName(user.value()), hashed)
        : List.of(hashed);
  }

  private static String readablePart(String name) {
    String ascii =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-zA-Z0-9]+", "-");
    int maxReadable = ProfileName.MAX_LENGTH - HASH_DIGITS - 1;
    String cut =
        ascii.substring(0, Math.min(ascii.length(), maxReadable)).replaceAll("^-+|-+$", "");
    return cut.isEmpty() ? "user" : cut;
  }

  private static String hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_DIGITS / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
