package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.ProfileRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A change of one user's profile that waits for an administrator.
 *
 * @param group the group that granted the current role; empty for a profile that was not in the
 *     ledger
 */
public record HeldChange(
    UserId user,
    DomainId domain,
    ProfileName profile,
    Optional<GroupName> group,
    RoleArn before,
    Hold hold) {
  static final Comparator<HeldChange> OLDEST_FIRST =
      Comparator.comparing((HeldChange change) -> change.hold().since())
          .thenComparing(change -> change.user().value());

  /** All held changes, including rejected ones, the oldest first. */
  public static List<HeldChange> all(LedgerSnapshot ledger) {
    List<HeldChange> held = new ArrayList<>();
    ledger
        .users()
        .forEach(
            (user, record) ->
                record
                    .profiles()
                    .forEach(
                        (domain, profile) ->
                            profile
                                .hold()
                                .map(hold -> of(user, domain, profile, hold))
                                .ifPresent(held::add)));
    held.sort(OLDEST_FIRST);
    return held;
  }

  private static HeldChange of(UserId user, DomainId domain, ProfileRecord record, Hold hold) {
    return new HeldChange(user, domain, record.name(), record.group(), record.role(), hold);
  }
}
