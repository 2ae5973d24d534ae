package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the ledger for a sweep. The defaults read everything. */
@FunctionalInterface
public interface LedgerReader {

  /** Reads everything into memory, which costs as much as the ledger is large. */
  LedgerSnapshot read();

  /** Reads one page of all items; the first page if there is no token. */
  default LedgerPage page(Optional<String> token) {
    return new LedgerPage(read(), Map.of(), Optional.empty());
  }

  /** Reads at least the records of these users. */
  default LedgerSnapshot records(Set<UserId> users) {
    return read();
  }

  /**
   * Names the members of the group that the ledger records, page by page. Memberships that were
   * recorded within the last second may be missing, and some that ended within a month are named.
   */
  default void recordedMembers(GroupId group, Consumer<Member> member) {
    for (Map.Entry<UserId, UserRecord> user : read().users().entrySet()) {
      user.getValue().memberships().entrySet().stream()
          .filter(membership -> membership.getValue().equals(group))
          .forEach(membership -> member.accept(new Member(user.getKey(), membership.getKey())));
    }
  }

  /** Passes every page on, and holds one at a time. */
  default void forEachPage(Consumer<LedgerPage> action) {
    Optional<String> token = Optional.empty();
    do {
      LedgerPage page = page(token);
      action.accept(page);
      token = page.next();
    } while (token.isPresent());
  }
}
