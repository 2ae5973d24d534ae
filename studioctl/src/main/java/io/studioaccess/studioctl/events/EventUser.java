package io.studioaccess.studioctl.events;

import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader.Span;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import io.studioaccess.studioctl.directory.ProfileOwners;
import io.studioaccess.studioctl.history.HistoryReader;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The user that somebody means by a user name, a user id or the name of a profile. */
@Singleton
final class EventUser {
  private static final Span ALWAYS = new Span(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));

  private final DirectoryUsers users;
  private final ProfileOwners owners;
  private final HistoryReader history;

  EventUser(DirectoryUsers users, ProfileOwners owners, HistoryReader history) {
    this.users = users;
    this.owners = owners;
    this.history = history;
  }

  /**
   * Finds the user. A deleted one is found by the id, if the history has it, or by the profile.
   *
   * @throws io.studioaccess.studioctl.console.CommandException with suggestions if there is none,
   *     or if profiles of several users have the name
   */
  UserId find(String typed) {
    return users
        .search(typed)
        .map(DirectoryUser::id)
        .or(() -> DirectoryUsers.asId(typed).filter(id -> !history.ofUser(id, ALWAYS).isEmpty()))
        .orElseGet(() -> owners.find(typed));
  }
}
