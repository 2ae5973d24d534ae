package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.RecordedAssignment;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole ledger at about one moment.
 *
 * @param foreign the known foreign profiles, with their {@code LastModifiedTime} when last read
 * @param unreadable the keys of the items that cannot be read, with the reasons. Their users are
 *     left out
 * @param heldNotifiedAt when administrators were last notified of held changes
 * @param lastSweep empty before the first full sweep
 * @param assignments what is known of the assignments of groups
 */
public record LedgerSnapshot(
    Map<UserId, UserRecord> users,
    Map<ProfileRef, Instant> foreign,
    List<DecisionRow> decisions,
    Map<String, String> unreadable,
    Instant heldNotifiedAt,
    Optional<LastSweep> lastSweep,
    List<RecordedAssignment> assignments) {

  /** A snapshot without assignments. */
  public LedgerSnapshot(
      Map<UserId, UserRecord> users,
      Map<ProfileRef, Instant> foreign,
      List<DecisionRow> decisions,
      Map<String, String> unreadable,
      Instant heldNotifiedAt,
      Optional<LastSweep> lastSweep) {
    this(users, foreign, decisions, unreadable, heldNotifiedAt, lastSweep, List.of());
  }

  public UserRecord recordOf(UserId user) {
    return users.getOrDefault(user, UserRecord.empty());
  }
}
