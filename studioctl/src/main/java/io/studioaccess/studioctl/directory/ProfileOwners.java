package io.studioaccess.studioctl.directory;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.studioctl.console.CommandException;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds users by what the ledger knows of them: the names of their profiles, and their ids. */
@Singleton
public final class ProfileOwners {
  private final LedgerReader ledger;
  private final DirectoryUsers users;

  ProfileOwners(LedgerReader ledger, DirectoryUsers users) {
    this.ledger = ledger;
    this.users = users;
  }

  /**
   * The user of the ledger with this id, or with a profile of this name. The directory may no
   * longer have the user.
   *
   * @throws CommandException with suggestions if there is none, or if profiles of several users
   *     have the name
   */
  public UserId find(String typed) {
    List<UserId> found =
        ledger.read().users().entrySet().stream()
            .filter(user -> isMeant(typed, user.getKey(), user.getValue()))
            .map(Map.Entry::getKey)
            .sorted(Comparator.comparing(UserId::value))
            .toList();
    return switch (found.size()) {
      case 0 -> throw users.unknown(typed);
      case 1 -> found.getFirst();
      default ->
          throw new CommandException(
              "Several users have a profile named '%s'. Pass one of these ids: %s."
                  .formatted(
                      typed, found.stream().map(UserId::value).collect(Collectors.joining(", "))));
    };
  }

  private static boolean isMeant(String typed, UserId user, UserRecord record) {
    return user.value().equals(typed)
        || record.profiles().values().stream()
            // SageMaker's names of profiles are not case sensitive.
            .anyMatch(profile -> profile.name().value().equalsIgnoreCase(typed));
  }
}
