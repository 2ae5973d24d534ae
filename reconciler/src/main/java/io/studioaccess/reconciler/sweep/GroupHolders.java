package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.util.HashSet;
import java.util.Set;

/** Those who hold a profile by one group: reads the records of its recorded members. */
final class GroupHolders {
  /** As many as a batch of the ledger has. */
  private static final int BATCH = 100;

  private final LedgerReader ledger;
  private final Set<UserId> batch = new HashSet<>();
  private boolean anybody;

  GroupHolders(LedgerReader ledger) {
    this.ledger = ledger;
  }

  boolean hold(AssignmentKey key) {
    ledger.recordedMembers(
        key.group(),
        member -> {
          batch.add(member.user());
          if (batch.size() >= BATCH) {
            readBatch(key);
          }
        });
    readBatch(key);
    return anybody;
  }

  private void readBatch(AssignmentKey key) {
    if (!anybody && !batch.isEmpty()) {
      LedgerSnapshot read = ledger.records(Set.copyOf(batch));
      anybody =
          !read.unreadable().isEmpty()
              || read.users().values().stream()
                  .anyMatch((UserRecord user) -> AssignmentHolders.isHolder(user, key));
    }
    batch.clear();
  }
}
