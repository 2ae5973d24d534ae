package io.studioaccess.studioctl.directory;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.studioctl.console.Problem;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.User;
import software.amazon.awssdk.services.identitystore.model.UserStatus;

/** The users of the directory. */
@Singleton
public final class People {
  /** Up to so many, asking for each is not slower than listing all. */
  private static final int FEW = 50;

  private final IdentitystoreClient identityStore;
  private final String storeId;
  private final Directory directory;

  People(IdentitystoreClient identityStore, FunctionSettings settings, Directory directory) {
    this.identityStore = identityStore;
    this.storeId = settings.identityStoreId().value();
    this.directory = directory;
  }

  /** All users, every page; a call for each hundred of them. */
  public Map<UserId, DirectoryUser> everybody() {
    return identityStore.listUsersPaginator(list -> list.identityStoreId(storeId)).users().stream()
        .map(People::user)
        .collect(Collectors.toMap(DirectoryUser::id, Function.identity()));
  }

  /** The names of these users; the id of one who was deleted. */
  public Map<UserId, String> namesOf(Collection<UserId> users) {
    if (users.size() > FEW) {
      Map<UserId, DirectoryUser> everybody = everybody();
      return users.stream()
          .distinct()
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  user -> name(user, Optional.ofNullable(everybody.get(user)))));
    }
    return users.stream()
        .distinct()
        .collect(Collectors.toMap(Function.identity(), user -> name(user, directory.user(user))));
  }

  private static String name(UserId id, Optional<DirectoryUser> user) {
    return user.map(known -> known.name().value()).orElse(id.value());
  }

  /**
   * The user of this name or id.
   *
   * @throws Problem if nobody has it
   */
  public DirectoryUser find(String nameOrId) {
    return idOf(nameOrId)
        .or(() -> asId(nameOrId))
        .flatMap(directory::user)
        .orElseThrow(
            () ->
                new Problem(
                    "Nobody in identity store %s has the user name or id '%s'. User names are written as in IAM Identity Center, often as a mail address."
                        .formatted(storeId, nameOrId)));
  }

  private Optional<UserId> idOf(String name) {
    try {
      return Optional.of(
          new UserId(
              identityStore
                  .getUserId(
                      get ->
                          get.identityStoreId(storeId)
                              .alternateIdentifier(
                                  identifier ->
                                      identifier.uniqueAttribute(
                                          attribute ->
                                              attribute
                                                  .attributePath("userName")
                                                  .attributeValue(Document.fromString(name)))))
                  .userId()));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Optional<UserId> asId(String text) {
    try {
      return Optional.of(new UserId(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static DirectoryUser user(User user) {
    return new DirectoryUser(
        new UserId(user.userId()),
        new UserName(user.userName()),
        user.userStatus() != UserStatus.DISABLED);
  }
}
