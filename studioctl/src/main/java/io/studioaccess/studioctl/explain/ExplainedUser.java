package io.studioaccess.studioctl.explain;

import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** Finds a user by name or id, or else by the name of a profile. */
@Singleton
final class ExplainedUser {
  private final DirectoryUsers directoryUsers;
  private final Directory directory;
  private final LedgerReader ledger;

  ExplainedUser(DirectoryUsers directoryUsers, Directory directory, LedgerReader ledger) {
    this.directoryUsers = directoryUsers;
    this.directory = directory;
    this.ledger = ledger;
  }

  /**
   * @throws CommandException unless exactly one user of the directory is meant
   */
  DirectoryUser find(String typed) {
    return directoryUsers.search(typed).orElseGet(() -> ofLedger(typed));
  }

  /** The ledger also knows users who were deleted in the directory. */
  private DirectoryUser ofLedger(String typed) {
    List<UserId> users =
        ledger.read().users().entrySet().stream()
            .filter(user -> isMeant(typed, user.getKey(), user.getValue()))
            .map(user -> user.getKey())
            .toList();
    return switch (users.size()) {
      case 0 -> throw directoryUsers.unknown(typed);
      case 1 -> directory.user(users.getFirst()).orElseThrow(() -> deleted(users.getFirst()));
      default ->
          throw new CommandException(
              "Several users have a profile named '%s'. Pass one of these ids: %s."
                  .formatted(
                      typed, users.stream().map(UserId::value).collect(Collectors.joining(", "))));
    };
  }

  private static boolean isMeant(String typed, UserId user, UserRecord record) {
    return user.value().equals(typed)
        || record.profiles().values().stream()
            .anyMatch(profile -> profile.name().value().equals(typed));
  }

  private static CommandException deleted(UserId user) {
    return new CommandException(
        "User %s was deleted in the directory. Run \"studioctl history --user %s\" or \"studioctl quarantine list\"."
            .formatted(user, user));
  }
}
