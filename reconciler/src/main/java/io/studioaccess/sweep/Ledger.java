package io.studioaccess.sweep;

import io.studioaccess.membership.UserId;
import io.studioaccess.reconcile.FoundProfile;
import io.studioaccess.reconcile.UserRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the ledger remembers, at about one moment.
 *
 * @param foreign profiles that were found not to be ours, each with its {@code LastModifiedTime} of
 *     then
 * @param heldToldAt when administrators were last told who is held
 * @param lastSweep empty before the first sweep of everybody
 */
public record Ledger(
    Map<UserId, UserRecord> users,
    Map<FoundProfile, Instant> foreign,
    List<DecisionRow> decisions,
    Instant heldToldAt,
    Optional<LastSweep> lastSweep) {

  public UserRecord of(UserId user) {
    return users.getOrDefault(user, UserRecord.empty());
  }
}
