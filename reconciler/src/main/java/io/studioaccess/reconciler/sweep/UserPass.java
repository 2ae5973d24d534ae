package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.SweepRequest.Mark;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Compares the status of every directory user with the ledger. Groups do not show the status. */
final class UserPass {
  private final LedgerSnapshot ledger;
  private final GroupDirectory directory;
  private int listed;

  UserPass(LedgerSnapshot ledger, GroupDirectory directory) {
    this.ledger = ledger;
    this.directory = directory;
  }

  int usersListed() {
    return listed;
  }

  /**
   * Compares pages of users until time is up.
   *
   * @return the next page; empty if all are done
   */
  Optional<Mark> compare(
      Optional<Mark> from, BooleanSupplier timeIsUp, Findings findings, SweepQueues queues) {
    Optional<String> token =
        from.orElse(null) instanceof Mark.UserPage(String next)
            ? Optional.of(next)
            : Optional.empty();
    do {
      if (timeIsUp.getAsBoolean()) {
        return token.<Mark>map(Mark.UserPage::new).or(() -> Optional.of(new Mark.UserPage("")));
      }
      GroupDirectory.UserPage page = directory.users(token.filter(next -> !next.isEmpty()));
      listed += page.users();
      page.disabled().stream().filter(this::hasAccess).forEach(findings::addDisabled);
      findings.send(queues);
      token = page.next();
    } while (token.isPresent());
    ledger.users().keySet().stream().filter(this::isHeldLeaver).forEach(findings::addHeldLeaver);
    return Optional.empty();
  }

  /** The list shows no deleted users, who are never held. */
  private boolean isHeldLeaver(UserId user) {
    return ledger.recordOf(user).profiles().values().stream()
        .flatMap(profile -> profile.hold().stream())
        .anyMatch(hold -> hold.to().isEmpty());
  }

  private boolean hasAccess(UserId user) {
    UserRecord record = ledger.recordOf(user);
    return record.profiles().values().stream().anyMatch(profile -> !profile.state().isLeaving());
  }
}
