package io.studioaccess.sandbox.wire;

import io.studioaccess.sandbox.policy.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What an access key id stands for. */
record AccessKey(Principal principal, Optional<Loan> loan) {

  /**
   * Credentials for a time.
   *
   * @param borrower the name of the principal that they were given to
   * @param token without which the key is worth nothing
   * @param stands whether the role is still the one that was assumed
   */
  record Loan(String borrower, String token, Instant expiration, BooleanSupplier stands) {}
}
