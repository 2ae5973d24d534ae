package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the status of every directory user with the ledger: lists the disabled users first, and
 * then takes the records of the ledger one after the other. Groups do not show the status.
 */
final class UserPass {
  private final GroupDirectory directory;
  private final Set<UserId> disabled = new HashSet<>();
  private Optional<String> next;
  private boolean hasFailed;
  private boolean hasListed;
  private int listed;

  /** The first page has the empty token. */
  UserPass(GroupDirectory directory, String firstPage) {
    this.directory = directory;
    this.next = Optional.of(firstPage);
  }

  /** Lists at least one page. */
  void list(Listing listing, Failures failures) {
    do {
      int before = failures.all().size();
      failures.run(() -> listPage(listing));
      hasFailed = failures.all().size() > before;
    } while (next.isPresent() && !hasFailed && !listing.isEnough());
  }

  private void listPage(Listing listing) {
    GroupDirectory.UserPage page = directory.users(next.filter(token -> !token.isEmpty()));
    listed += page.users();
    listing.add(page.disabled().size());
    disabled.addAll(page.disabled());
    next = page.next();
    hasListed = true;
  }

  void compare(UserId user, UserRecord record, Findings findings) {
    if (disabled.contains(user) && hasAccess(record)) {
      findings.addDisabled(user);
    }
  }

  /** The list shows no deleted users, who are never held. */
  static boolean isHeldLeaver(UserRecord record) {
    return record.profiles().values().stream()
        .flatMap(profile -> profile.hold().stream())
        .anyMatch(hold -> hold.to().isEmpty());
  }

  private static boolean hasAccess(UserRecord record) {
    return record.profiles().values().stream().anyMatch(profile -> !profile.state().isLeaving());
  }

  /** Whether at least one page could be listed. */
  boolean hasListed() {
    return hasListed;
  }

  int usersListed() {
    return listed;
  }

  void putRemainder(Remainder remainder) {
    next.map(Rest.UserPage::new)
        .ifPresent(
            page -> {
              if (hasFailed) {
                remainder.addFailed(page);
              } else {
                remainder.addLeft(page);
              }
            });
  }
}
