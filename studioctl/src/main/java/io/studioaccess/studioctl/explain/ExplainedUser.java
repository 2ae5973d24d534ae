package io.studioaccess.studioctl.explain;

import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import io.studioaccess.studioctl.directory.ProfileOwners;
import jakarta.inject.Singleton;

/** Finds a user by name or id, or else by the name of a profile. */
@Singleton
final class ExplainedUser {
  private final DirectoryUsers directoryUsers;
  private final Directory directory;
  private final ProfileOwners owners;

  ExplainedUser(DirectoryUsers directoryUsers, Directory directory, ProfileOwners owners) {
    this.directoryUsers = directoryUsers;
    this.directory = directory;
    this.owners = owners;
  }

  /**
   * @throws CommandException unless exactly one user of the directory is meant
   */
  DirectoryUser find(String typed) {
    return directoryUsers.search(typed).orElseGet(() -> inDirectory(owners.find(typed)));
  }

  private DirectoryUser inDirectory(UserId user) {
    return directory.user(user).orElseThrow(() -> deleted(user));
  }

  private static CommandException deleted(UserId user) {
    return new CommandException(
        "User %s was deleted in the directory. Run \"studioctl history --user %s\" or \"studioctl quarantine list\"."
            .formatted(user, user));
  }
}
