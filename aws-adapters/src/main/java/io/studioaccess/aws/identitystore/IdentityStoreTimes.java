package io.studioaccess.aws.identitystore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.services.identitystore.model.GroupMembership;

/** Times in milliseconds, as the ledger keeps them: two that are equal must look equal. */
final class IdentityStoreTimes {
  private IdentityStoreTimes() {}

  /** When the membership began, if the Identity Store tells it. */
  static Optional<Instant> created(GroupMembership membership) {
    return Optional.ofNullable(membership.createdAt())
        .map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
  }
}
