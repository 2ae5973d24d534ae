package io.studioaccess.studioctl.events;

import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader.Span;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import io.studioaccess.studioctl.history.HistoryReader;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The user that somebody means by a user name, a user id or the name of a profile. */
@Singleton
final class EventUser {
  private static final Span ALWAYS = new Span(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

  private final DirectoryUsers users;
  private final LedgerReader ledger;
  private final HistoryReader history;

  EventUser(DirectoryUsers users, LedgerReader ledger, HistoryReader history) {
    this.users = users;
    this.ledger = ledger;
    this.history = history;
  }

  /**
   * Finds the user. A deleted one is found by the id, if the history has it, or by the profile.
   *
   * @throws CommandException with suggestions if there is none, or if profiles of several users
   *     have the name
   */
  UserId find(String typed) {
    return users
        .search(typed)
        .map(DirectoryUser::id)
        .or(() -> DirectoryUsers.asId(typed).filter(id -> !history.ofUser(id, ALWAYS).isEmpty()))
        .orElseGet(() -> ownerOf(typed));
  }

  private UserId ownerOf(String profile) {
    List<UserId> owners =
        ledger.read().users().entrySet().stream()
            .filter(
                user ->
                    user.getValue().profiles().values().stream()
                        // SageMaker's names of profiles are not case sensitive.
                        .anyMatch(record -> record.name().value().equalsIgnoreCase(profile)))
            .map(user -> user.getKey())
            .sorted((one, other) -> one.value().compareTo(other.value()))
            .toList();
    return switch (owners.size()) {
      case 0 -> throw users.unknown(profile);
      case 1 -> owners.getFirst();
      default ->
          throw new CommandException(
              "Several users have a profile named '%s': pass one of the user ids %s."
                  .formatted(
                      profile, String.join(", ", owners.stream().map(UserId::value).toList())));
    };
  }
}
