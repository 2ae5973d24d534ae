package io.studioaccess.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names for long texts. */
public final class ShortHash {
  /** 64 bits: among 100,000 texts, two share a hash with a probability of 3 in 10 billion. */
  public static final int DIGITS = 16;

  private ShortHash() {}

  /** The first {@link #DIGITS} hexadecimal digits of the text's SHA-256. */
  public static String of(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGITS / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
