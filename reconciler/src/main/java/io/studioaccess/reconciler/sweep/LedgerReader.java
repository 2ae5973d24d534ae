package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.UserId;
import java.util.Set;

/** Reads the ledger for a sweep. */
@FunctionalInterface
public interface LedgerReader {

  /** Reads everything, which costs as much as the ledger is large. */
  LedgerSnapshot read();

  /**
   * Reads at least the records of these users, and of the users with a recorded membership in these
   * groups. Memberships that were recorded within the last second may be missing. The default reads
   * everything.
   */
  default LedgerSnapshot read(Set<GroupId> groups, Set<UserId> users) {
    return read();
  }
}
