package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the ledger remembers, at about one moment.
 *
 * @param foreign profiles that were found not to be ours, each with its {@code LastModifiedTime} of
 *     then
 * @param heldNotifiedAt when administrators were last told who is held
 * @param lastSweep empty before the first sweep of everybody
 */
public record LedgerSnapshot(
    Map<UserId, UserRecord> users,
    Map<ProfileRef, Instant> foreign,
    List<DecisionRow> decisions,
    Instant heldNotifiedAt,
    Optional<LastSweep> lastSweep) {

  public UserRecord of(UserId user) {
    return users.getOrDefault(user, UserRecord.empty());
  }
}
