package io.studioaccess.sandbox.wire;

import io.studioaccess.sandbox.policy.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What an access key id stands for.
 *
 * @param session of temporary credentials
 */
record AccessKey(Principal principal, Optional<Session> session) {

  /**
   * The session of temporary credentials.
   *
   * @param assumedBy the name of the principal that received the credentials
   * @param token the session token, without which the key is invalid
   * @param roleExists whether the assumed role still exists
   */
  record Session(String assumedBy, String token, Instant expiration, BooleanSupplier roleExists) {}
}
