package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.ObservedSpace;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.plan.SpaceName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A user profile in SageMaker, and what only the simulation knows about it. */
final class StoredProfile {
  final DomainArn domain;
  final ProfileName name;
  final String signInName;
  final long created;
  final List<App> apps = new ArrayList<>();
  final List<Space> spaces = new ArrayList<>();

  /** The user that the provisioner created it for; empty for a foreign profile. */
  final Optional<UserId> owner;

  Optional<RoleArn> role;

  /** The role after the change in progress. */
  Optional<RoleArn> nextRole;

  /** The user in our tags. */
  Optional<UserId> tagged;

  /** The other tags: those of rows, and what somebody added. */
  final Map<String, String> tags = new TreeMap<>();

  /** The tags that somebody added, which nobody may touch. */
  final Map<String, String> foreignTags = new TreeMap<>();

  /** Somebody has changed tags of rows, which a sweep finds within a day. */
  boolean retagged;

  ProfileStatus status = ProfileStatus.PENDING;

  /** The end of the transition, in epoch milliseconds. */
  long until;

  /** The transition ends in failure. */
  boolean fails;

  long modified;

  /** Whether somebody other than the functions has ever changed its tags. */
  boolean forged;

  boolean wasInService;

  /** SageMaker has refused the quarantine role. */
  boolean quarantineRefused;

  /** The last change of the role, which may have failed, was to the quarantine. */
  boolean quarantineBegun;

  /** When a function last gave it a role. */
  long granted;

  /** When an administrator last gave it a role. */
  long givenByHand = Long.MIN_VALUE / 2;

  /** The date of deletion as last announced, by a tag or an outcome, in epoch milliseconds. */
  long due = Long.MAX_VALUE;

  /** The tag with the day of deletion. */
  Optional<Instant> deleteAfter = Optional.empty();

  /** An administrator ended the quarantine early. */
  boolean endedEarly;

  static final class App {
    // Shorter than in SageMaker: while one waits, nothing happens that has not happened before.
    private static final long START = 5_000;

    /** A deleted app stays listed so long. */
    private static final long LISTED = Duration.ofDays(1).toMillis();

    final ObservedApp.App app;
    final long created;
    ObservedApp.Status status = ObservedApp.Status.PENDING;

    /** The end of the transition, or of the list's entry; zero for an app in service. */
    long until;

    App(ObservedApp.App app, long created) {
      this.app = app;
      this.created = created;
      this.until = created + START;
    }

    boolean isDeleted() {
      return status == ObservedApp.Status.DELETED;
    }

    private boolean isExpired(long now) {
      return isDeleted() && until <= now;
    }

    /** Ends a transition, and tells whether one has ended. */
    private boolean settle(long now) {
      if (until == 0 || until > now || isDeleted()) {
        return false;
      }
      boolean deletes = status == ObservedApp.Status.DELETING;
      status = deletes ? ObservedApp.Status.DELETED : ObservedApp.Status.IN_SERVICE;
      until = deletes ? until + LISTED : 0;
      return true;
    }
  }

  static final class Space {
    final SpaceName name;
    final boolean shared;
    ObservedSpace.Status status = ObservedSpace.Status.IN_SERVICE;
    long until;

    Space(SpaceName name, boolean shared) {
      this.name = name;
      this.shared = shared;
    }
  }

  StoredProfile(
      DomainArn domain,
      ProfileName name,
      String signInName,
      RoleArn role,
      Optional<UserId> owner,
      long created) {
    this.domain = domain;
    this.name = name;
    this.signInName = signInName;
    this.role = Optional.of(role);
    this.nextRole = this.role;
    this.owner = owner;
    this.tagged = owner;
    this.created = created;
    this.modified = created;
    this.granted = created;
  }

  boolean isInTransition() {
    return status == ProfileStatus.PENDING
        || status == ProfileStatus.UPDATING
        || status == ProfileStatus.DELETING;
  }

  /** Whether apps keep SageMaker from deleting the profile. */
  boolean hasApps() {
    return apps.stream().anyMatch(app -> !app.isDeleted());
  }

  /** Ends the transitions of apps, and tells whether one has ended. */
  boolean settleApps(long now) {
    boolean ended = false;
    for (App app : apps) {
      ended |= app.settle(now);
    }
    boolean unused = apps.removeIf(app -> app.isExpired(now));
    return ended;
  }

  /** All tags, as SageMaker lists them. */
  Map<String, String> allTags() {
    Map<String, String> all = new TreeMap<>(tags);
    tagged.ifPresent(
        user -> {
          all.put("studio-access:managed-by", "studio-access");
          all.put("studio-access:user-id", user.value());
        });
    deleteAfter.ifPresent(
        day ->
            all.put("studio-access:delete-after", day.truncatedTo(ChronoUnit.SECONDS).toString()));
    return all;
  }

  /** Whether the profile has this role now, or will have it. */
  boolean hasRole(RoleArn other) {
    return role.filter(other::equals).isPresent() || nextRole.filter(other::equals).isPresent();
  }

  /** Whether the profile has the quarantine role now, or will have it. */
  boolean isQuarantined() {
    return role.filter(Setting::isQuarantine).isPresent()
        || nextRole.filter(Setting::isQuarantine).isPresent();
  }

  boolean signsIn(String userName) {
    return signInName.equalsIgnoreCase(userName);
  }

  @Override
  public String toString() {
    return "%s (%s, %s)".formatted(name, status, role.map(RoleArn::name).orElse("no role"));
  }
}
