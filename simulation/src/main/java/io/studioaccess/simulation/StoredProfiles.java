package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ObservedSpace;
import io.studioaccess.reconciler.plan.ProfileStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The profiles of SageMaker. One is Pending, Updating or Deleting for a while, and refuses other
 * changes meanwhile.
 */
final class StoredProfiles {
  private final Timeline timeline;
  private final Conditions conditions;

  /** By domain and name. SageMaker ignores the case of names. */
  private final Map<String, StoredProfile> profiles = new LinkedHashMap<>();

  /** How often a profile of this domain and name has changed. */
  private final Map<String, Integer> versions = new LinkedHashMap<>();

  private int version;

  /** When the next transition ends, at the earliest. */
  private long soonest = Long.MAX_VALUE;

  StoredProfiles(Timeline timeline, Conditions conditions) {
    this.timeline = timeline;
    this.conditions = conditions;
  }

  static String key(DomainId domain, ProfileName name) {
    return domain + "/" + name.value().toLowerCase(Locale.ROOT);
  }

  /** Changes whenever anything changes. */
  int version() {
    return version;
  }

  int version(DomainId domain, ProfileName name) {
    return versions.getOrDefault(key(domain, name), 0);
  }

  void changed(StoredProfile profile) {
    version++;
    awaitEnd(profile);
    versions.merge(key(profile.domain.id(), profile.name), 1, Integer::sum);
  }

  /** All profiles at this moment. */
  Collection<StoredProfile> all() {
    if (soonest <= timeline.millis()) {
      List.copyOf(profiles.values()).forEach(this::settle);
      soonest = Long.MAX_VALUE;
      profiles.values().forEach(this::awaitEnd);
    }
    return profiles.values();
  }

  /** Those of one domain. */
  Stream<StoredProfile> in(DomainArn domain) {
    return all().stream().filter(stored -> stored.domain.equals(domain));
  }

  private void awaitEnd(StoredProfile profile) {
    if (profile.isInTransition()) {
      soonest = Math.min(soonest, profile.until);
    }
    profile.apps.forEach(app -> soonest = app.until > 0 ? Math.min(soonest, app.until) : soonest);
    profile.spaces.forEach(
        space -> soonest = space.until > 0 ? Math.min(soonest, space.until) : soonest);
  }

  Optional<StoredProfile> find(DomainArn domain, ProfileName name) {
    StoredProfile profile = profiles.get(key(domain.id(), name));
    if (profile != null) {
      settle(profile);
    }
    return Optional.ofNullable(profiles.get(key(domain.id(), name)));
  }

  void store(StoredProfile profile) {
    profiles.put(key(profile.domain.id(), profile.name), profile);
    changed(profile);
  }

  void remove(StoredProfile profile) {
    profiles.remove(key(profile.domain.id(), profile.name));
    changed(profile);
  }

  /** Begins a transition, which ends after this time. */
  void begin(StoredProfile profile, ProfileStatus status, long millis, Conditions.Kind failure) {
    profile.status = status;
    profile.until = timeline.millis() + millis;
    profile.fails = conditions.refuse(failure, profile.domain);
    profile.modified = timeline.millis();
    changed(profile);
  }

  private void settle(StoredProfile profile) {
    long now = timeline.millis();
    if (profile.isInTransition() && profile.until <= now) {
      end(profile);
    }
    if (profile.settleApps(now)) {
      changed(profile);
    }
    if (profile.spaces.removeIf(
        space -> space.status == ObservedSpace.Status.DELETING && space.until <= now)) {
      changed(profile);
    }
  }

  private void end(StoredProfile profile) {
    switch (profile.status) {
      case PENDING -> {
        profile.status = profile.fails ? ProfileStatus.FAILED : ProfileStatus.IN_SERVICE;
        profile.wasInService = !profile.fails;
      }
      case UPDATING -> {
        profile.status = profile.fails ? ProfileStatus.UPDATE_FAILED : ProfileStatus.IN_SERVICE;
        if (profile.fails) {
          profile.nextRole = profile.role;
        } else {
          profile.role = profile.nextRole;
        }
      }
      default -> {
        if (!profile.fails) {
          remove(profile);
          return;
        }
        profile.status = ProfileStatus.DELETE_FAILED;
      }
    }
    profile.modified = profile.until;
    changed(profile);
  }

  /** Whether another profile of the domain has the user's sign-in name. */
  boolean isSignInNameTaken(DomainArn domain, String signInName) {
    return in(domain).anyMatch(stored -> stored.signsIn(signInName));
  }

  /** An administrator, or the opponent, changes a role, if SageMaker permits it at the moment. */
  void changeByHand(StoredProfile profile, RoleArn role) {
    if (!profile.isInTransition() && profile.status != ProfileStatus.FAILED) {
      profile.nextRole = Optional.of(role);
      profile.role = profile.nextRole;
      profile.status = ProfileStatus.IN_SERVICE;
      profile.fails = false;
      profile.modified = timeline.millis();
      profile.givenByHand = timeline.millis();
      changed(profile);
    }
  }
}
