package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.simulation.Entitlements.Entitlement;
import io.studioaccess.simulation.InMemoryAssignments.Assignment;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Laws about the state that is left when nothing has happened for a while, and nothing fails. */
final class RestLaws {
  /** What a date changes may take this long: it is no event. */
  private static final Duration UNTIL_SETTLED = Duration.ofHours(3);

  private final World world;

  RestLaws(World world) {
    this.world = world;
  }

  /** Everybody has what they are entitled to, and nobody has more. */
  void checkAccess() {
    for (DomainArn domain : world.setting.domains()) {
      world.directory.current().users().values().forEach(user -> requireAccess(user, domain));
    }
    for (StoredProfile profile : world.profiles.all()) {
      profile.owner.ifPresent(owner -> requireNothingMore(owner, profile));
      if (!profile.retagged) {
        profile.owner.ifPresent(owner -> requireTags(owner, profile));
      }
    }
  }

  /** The tags are right even where somebody has changed them. */
  void checkTags() {
    for (StoredProfile profile : world.profiles.all()) {
      profile.owner.ifPresent(owner -> requireTags(owner, profile));
    }
  }

  /** Nothing is left of those who left, and nothing is left to do. */
  void checkDeletions() {
    world.chainLaw.checkRest();
    world.historyLaw.checkRest(
        world.ledger.records().values().stream()
            .flatMap(record -> record.unrecorded().stream())
            .toList());
    for (StoredProfile profile : world.profiles.all()) {
      profile.owner.ifPresent(
          owner ->
              world.violations.require(
                  !world.entitlements.now(owner, profile.domain.id()).isNothing()
                      || changedSince(
                          world.setting.grace().plus(UNTIL_SETTLED).plusDays(1),
                          owner,
                          profile.domain),
                  "what a leaver leaves is deleted after its day",
                  () -> profile + " of " + owner));
    }
  }

  private void requireAccess(DirectoryUser user, DomainArn domain) {
    Entitlement entitlement = world.entitlements.now(user.id(), domain.id());
    if (!entitlement.clear()
        || entitlement.role().isEmpty()
        || isTaken(user, domain)
        || changedSince(UNTIL_SETTLED, user.id(), domain)) {
      return;
    }
    RoleArn role = entitlement.role().get();
    world.violations.require(
        ownOf(user.id(), domain).stream()
            .anyMatch(
                profile ->
                    profile.status == ProfileStatus.IN_SERVICE
                        && profile.role.filter(role::equals).isPresent()),
        "nobody entitled is without their role at rest",
        () -> "%s lacks %s, has %s".formatted(user.id(), role.name(), ownOf(user.id(), domain)));
    world.violations.require(
        entitlement
            .group()
            .filter(group -> world.applications.isAssigned(new Assignment(domain.id(), group)))
            .isPresent(),
        "nobody entitled is without their role at rest",
        () -> "the group of %s is not assigned".formatted(user.id()));
  }

  private boolean changedSince(Duration window, UserId user, DomainArn domain) {
    long now = world.timeline.millis();
    return world.entitlements.changesByDate(user, domain.id(), now - window.toMillis(), now);
  }

  /** A leaver's profile keeps what it has. */
  private void requireTags(UserId owner, StoredProfile profile) {
    Entitlement entitlement = world.entitlements.now(owner, profile.domain.id());
    boolean isGranted =
        entitlement.clear()
            && entitlement.role().isPresent()
            && entitlement.role().equals(profile.role);
    Map<String, String> wanted = new TreeMap<>(entitlement.tags());
    wanted.putAll(profile.foreignTags);
    world.violations.require(
        !isGranted || wanted.equals(profile.tags),
        "at rest a profile has the tags of its row, and foreign ones",
        () -> "%s has %s instead of %s".formatted(profile, profile.tags, wanted));
  }

  private List<StoredProfile> ownOf(UserId user, DomainArn domain) {
    return world.profiles.all().stream()
        .filter(profile -> profile.domain.equals(domain))
        .filter(profile -> profile.owner.filter(user::equals).isPresent())
        .toList();
  }

  /** SageMaker allows a sign-in name one profile, and somebody else's is left alone. */
  private boolean isTaken(DirectoryUser user, DomainArn domain) {
    return world.profiles.all().stream()
        .anyMatch(
            profile ->
                profile.domain.equals(domain)
                    && profile.signsIn(user.name().value())
                    && profile.owner.filter(user.id()::equals).isEmpty());
  }

  private void requireNothingMore(UserId owner, StoredProfile profile) {
    Entitlement entitlement = world.entitlements.now(owner, profile.domain.id());
    boolean allowed =
        profile.role.filter(Setting::isQuarantine).isPresent()
            || !entitlement.clear()
            || changedSince(UNTIL_SETTLED, owner, profile.domain)
            || entitlement.role().equals(profile.role);
    world.violations.require(
        allowed, "nobody has a role without entitlement at rest", () -> profile + " of " + owner);
    Set<StoredProfile> own = new LinkedHashSet<>(ownOf(owner, profile.domain));
    world.violations.require(
        own.size() == 1, "nobody has two profiles in a domain", () -> own.toString());
  }
}
