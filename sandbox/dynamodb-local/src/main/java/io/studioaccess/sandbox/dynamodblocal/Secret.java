package io.studioaccess.sandbox.dynamodblocal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the sandbox's requests carry, so that nobody uses the tables without the sandbox's
 * authorization.
 *
 * @param value 64 hexadecimal digits
 */
record Secret(String value) {

  /** The header of a request with the secret. */
  static final String HEADER = "X-Sandbox-Secret";

  private static final int BYTES = 32;

  static Secret random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Secret(HexFormat.of().formatHex(bytes));
  }

  /** Compares in constant time. */
  boolean matches(@Nullable String other) {
    return other != null
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
