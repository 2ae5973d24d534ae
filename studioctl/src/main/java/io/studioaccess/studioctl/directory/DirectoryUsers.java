package io.studioaccess.studioctl.directory;

import io.studioaccess.aws.identitystore.IdentityStoreErrors;
import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.mapping.Suggestions;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.stack.PageProgress;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ResourceType;
import software.amazon.awssdk.services.identitystore.model.User;
import software.amazon.awssdk.services.identitystore.model.UserStatus;

/** The users of the identity store. */
@Singleton
public final class DirectoryUsers {
  /** Up to this number of users, reading each is as fast as listing all. */
  public static final int MAX_SINGLE_READS = 50;

  private static final int PAGE = 100;

  private final IdentitystoreClient identityStore;
  private final String storeId;
  private final Directory directory;
  private final PageProgress pages;

  DirectoryUsers(
      IdentitystoreClient identityStore,
      FunctionSettings settings,
      Directory directory,
      PageProgress pages) {
    this.identityStore = identityStore;
    this.storeId = settings.identityStoreId().value();
    this.directory = directory;
    this.pages = pages;
  }

  /** Lists all users, with one call for each hundred. */
  public Map<UserId, DirectoryUser> all() {
    return pages.during(
        "Reading users",
        () -> listed().collect(Collectors.toMap(DirectoryUser::id, Function.identity())));
  }

  /** Hands over all users, each page as soon as it is read. */
  public void forEach(Consumer<DirectoryUser> user) {
    listed().forEach(user);
  }

  private Stream<DirectoryUser> listed() {
    return identityStore
        .listUsersPaginator(list -> list.identityStoreId(storeId).maxResults(PAGE))
        .users()
        .stream()
        .map(DirectoryUsers::user);
  }

  /** Names of users by id; for a deleted user, the id stands in for the name. */
  public Map<UserId, String> namesOf(Collection<UserId> users) {
    if (users.size() > MAX_SINGLE_READS) {
      Map<UserId, DirectoryUser> all = all();
      return users.stream()
          .distinct()
          .collect(
              Collectors.toMap(
                  Function.identity(), user -> name(user, Optional.ofNullable(all.get(user)))));
    }
    return users.stream()
        .distinct()
        .collect(Collectors.toMap(Function.identity(), user -> name(user, directory.user(user))));
  }

  private static String name(UserId id, Optional<DirectoryUser> user) {
    return user.map(known -> known.name().value()).orElse(id.value());
  }

  /**
   * Finds a user by user name or id.
   *
   * @throws CommandException if there is no such user
   */
  public DirectoryUser find(String nameOrId) {
    return search(nameOrId).orElseThrow(() -> unknown(nameOrId));
  }

  /** Likewise; empty if there is no such user. */
  public Optional<DirectoryUser> search(String nameOrId) {
    return idOf(nameOrId).or(() -> asId(nameOrId)).flatMap(directory::user);
  }

  /** The error for a name or id that is nobody's. */
  public CommandException unknown(String nameOrId) {
    return new CommandException(
        "Identity store %s has no user with the name or id '%s'.%s"
            .formatted(storeId, nameOrId, similarTo(nameOrId)));
  }

  private String similarTo(String name) {
    String suggestions =
        Suggestions.of(name, all().values().stream().map(user -> user.name().value()).toList());
    return suggestions.isEmpty()
        ? " Write user names as in IAM Identity Center; often they are email addresses."
        : suggestions;
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
      IdentityStoreErrors.rethrowUnlessGone(e, ResourceType.USER);
      return Optional.empty();
    }
  }

  /** Empty if the text cannot be a user id. */
  public static Optional<UserId> asId(String text) {
    try {
      return Optional.of(UserId.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static DirectoryUser user(User user) {
    return new DirectoryUser(
        new UserId(user.userId()),
        new UserName(Objects.requireNonNullElse(user.userName(), "")),
        user.userStatus() != UserStatus.DISABLED);
  }
}
