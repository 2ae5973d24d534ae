package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import java.time.Instant;

/** What the ledger records of other users' profiles. */
@FunctionalInterface
public interface ProfileClaims {

  /**
   * Whether the ledger records the profile as this user's.
   *
   * @param created SageMaker's {@code CreationTime}
   */
  boolean has(UserId user, DomainId domain, ProfileName profile, Instant created);
}
