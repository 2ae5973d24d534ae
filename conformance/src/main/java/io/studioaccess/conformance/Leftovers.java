package io.studioaccess.conformance;

import io.studioaccess.conformance.aws.Connection;
import io.studioaccess.conformance.aws.Prefix;
import io.studioaccess.conformance.aws.Target;
import io.studioaccess.conformance.aws.Time;
import io.studioaccess.conformance.aws.Waiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.Group;
import software.amazon.awssdk.services.identitystore.model.User;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.SpaceDetails;
import software.amazon.awssdk.services.sagemaker.model.UserProfileDetails;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/**
 * Finds and removes what runs have created, by the prefix of its name. It depends on nothing that a
 * run remembers, so it also removes what a killed run has left behind.
 */
final class Leftovers {

  private static final Duration LONGEST_DELETION = Duration.ofMinutes(30);
  private static final Set<String> ENDED = Set.of("Deleted", "Failed");

  private final SageMakerClient sageMaker;
  private final IdentitystoreClient identityStore;
  private final SsoAdminClient ssoAdmin;
  private final Target target;
  private final Waiter waiter;
  private final List<String> problems = new ArrayList<>();

  Leftovers(Connection connection, Target target, Time time) {
    this.target = target;
    waiter = new Waiter(time);
    sageMaker = connection.client(SageMakerClient.builder());
    identityStore = connection.client(IdentitystoreClient.builder());
    ssoAdmin = connection.client(SsoAdminClient.builder());
  }

  /**
   * Something that a run has created.
   *
   * @param kind for instance {@code user profile}
   */
  record Leftover(String kind, String name, Prefix prefix) {}

  /** The leftovers of all runs. */
  List<Leftover> all() {
    List<Leftover> all = new ArrayList<>();
    apps(_ -> true).forEach(app -> add(all, "app in space", owner(app)));
    spaces(_ -> true).forEach(space -> add(all, "space", space.spaceName()));
    profiles(_ -> true).forEach(it -> add(all, "user profile", it.userProfileName()));
    groups(_ -> true).forEach(group -> add(all, "group", group.displayName()));
    users(_ -> true).forEach(user -> add(all, "user", user.userName()));
    return all;
  }

  private static void add(List<Leftover> all, String kind, String name) {
    Prefix.of(name).ifPresent(prefix -> all.add(new Leftover(kind, name, prefix)));
  }

  /**
   * Removes everything that the run with this prefix has created: apps, spaces, profiles,
   * assignments, groups and users, in this order. Waits for deletions that take their time.
   *
   * @return what could not be removed, and why
   */
  List<String> remove(Prefix prefix) {
    problems.clear();
    Predicate<String> ours = prefix::begins;
    settled("apps", () -> apps(ours).stream().noneMatch(Leftovers::isChanging));
    apps(ours).forEach(app -> tryTo("delete the app in " + owner(app), () -> delete(app)));
    settled("apps", () -> apps(ours).isEmpty());
    settled("spaces", () -> spaces(ours).stream().noneMatch(it -> isChanging(it.statusAsString())));
    spaces(ours).forEach(it -> tryTo("delete the space " + it.spaceName(), () -> delete(it)));
    settled("spaces", () -> spaces(ours).isEmpty());
    settled(
        "user profiles",
        () -> profiles(ours).stream().noneMatch(it -> isChanging(it.statusAsString())));
    profiles(ours)
        .forEach(it -> tryTo("delete the profile " + it.userProfileName(), () -> delete(it)));
    settled("user profiles", () -> profiles(ours).isEmpty());
    groups(ours).forEach(it -> tryTo("delete the group " + it.displayName(), () -> delete(it)));
    users(ours).forEach(it -> tryTo("delete the user " + it.userName(), () -> delete(it)));
    return List.copyOf(problems);
  }

  private static boolean isChanging(AppDetails app) {
    return isChanging(app.statusAsString());
  }

  private static boolean isChanging(String status) {
    return Set.of("Pending", "Updating", "Deleting").contains(status);
  }

  private static String owner(AppDetails app) {
    return Optional.ofNullable(app.spaceName()).orElseGet(app::userProfileName);
  }

  private List<AppDetails> apps(Predicate<String> owned) {
    return listed(
        "apps",
        () ->
            sageMaker.listAppsPaginator(r -> r.domainIdEquals(target.domainId())).apps().stream()
                .filter(app -> owned.test(owner(app)) && !ENDED.contains(app.statusAsString()))
                .toList());
  }

  private List<SpaceDetails> spaces(Predicate<String> named) {
    return listed(
        "spaces",
        () ->
            sageMaker
                .listSpacesPaginator(r -> r.domainIdEquals(target.domainId()))
                .spaces()
                .stream()
                .filter(space -> named.test(space.spaceName()))
                .toList());
  }

  private List<UserProfileDetails> profiles(Predicate<String> named) {
    return listed(
        "user profiles",
        () ->
            sageMaker
                .listUserProfilesPaginator(r -> r.domainIdEquals(target.domainId()))
                .userProfiles()
                .stream()
                .filter(profile -> named.test(profile.userProfileName()))
                .toList());
  }

  private List<Group> groups(Predicate<String> named) {
    return listed(
        "groups",
        () ->
            identityStore
                .listGroupsPaginator(r -> r.identityStoreId(target.identityStoreId()))
                .groups()
                .stream()
                .filter(group -> group.displayName() != null && named.test(group.displayName()))
                .toList());
  }

  private List<User> users(Predicate<String> named) {
    return listed(
        "users",
        () ->
            identityStore
                .listUsersPaginator(r -> r.identityStoreId(target.identityStoreId()))
                .users()
                .stream()
                .filter(user -> user.userName() != null && named.test(user.userName()))
                .toList());
  }

  private void delete(AppDetails app) {
    sageMaker.deleteApp(
        r ->
            r.domainId(target.domainId())
                .spaceName(app.spaceName())
                .userProfileName(app.spaceName() == null ? app.userProfileName() : null)
                .appType(app.appTypeAsString())
                .appName(app.appName()));
  }

  private void delete(SpaceDetails space) {
    sageMaker.deleteSpace(r -> r.domainId(target.domainId()).spaceName(space.spaceName()));
  }

  private void delete(UserProfileDetails profile) {
    sageMaker.deleteUserProfile(
        r -> r.domainId(target.domainId()).userProfileName(profile.userProfileName()));
  }

  /** The group, and its assignment, which would outlive it. */
  private void delete(Group group) {
    target.applicationArn().ifPresent(application -> unassign(application, group));
    identityStore.deleteGroup(
        r -> r.identityStoreId(target.identityStoreId()).groupId(group.groupId()));
  }

  private void unassign(String application, Group group) {
    try {
      ssoAdmin.deleteApplicationAssignment(
          r ->
              r.applicationArn(application)
                  .principalType(PrincipalType.GROUP)
                  .principalId(group.groupId()));
    } catch (software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException e) {
      // It was never assigned.
    }
  }

  private void delete(User user) {
    identityStore.deleteUser(
        r -> r.identityStoreId(target.identityStoreId()).userId(user.userId()));
  }

  /** Waits until a deletion or another transition has ended. */
  private void settled(String what, BooleanSupplier condition) {
    try {
      waiter.until(
          what, "settled", LONGEST_DELETION, () -> condition.getAsBoolean() ? "settled" : "there");
    } catch (AssertionError e) {
      problems.add(String.valueOf(e.getMessage()));
    }
  }

  private void tryTo(String what, Runnable deletion) {
    try {
      deletion.run();
    } catch (SdkException e) {
      problems.add("cannot %s: %s".formatted(what, e.getMessage()));
    }
  }

  private <T> List<T> listed(String what, Supplier<List<T>> listing) {
    try {
      return listing.get();
    } catch (SdkException e) {
      problems.add("cannot list %s: %s".formatted(what, e.getMessage()));
      return List.of();
    }
  }
}
