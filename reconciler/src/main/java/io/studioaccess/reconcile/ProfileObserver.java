package io.studioaccess.reconcile;

import io.studioaccess.desired.Desired;
import io.studioaccess.desired.ProfileName;
import io.studioaccess.desired.ProfileNaming;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.membership.DirectoryUser;
import io.studioaccess.membership.UserId;
import io.studioaccess.plan.ObservedApp;
import io.studioaccess.plan.ObservedProfile;
import io.studioaccess.plan.ProfileRecord;
import io.studioaccess.plan.ProfileRecord.State;
import io.studioaccess.plan.Situation;
import java.util.List;
import java.util.Optional;

/** Looks at what stands in a domain for a user, and tells ours from foreign. */
final class ProfileObserver {
  private final Studio studio;
  private final AssignmentObserver assignments;
  private final boolean readsApps;

  ProfileObserver(Studio studio, GroupAssignments assignments, Mandate mandate) {
    this.studio = studio;
    this.assignments = new AssignmentObserver(assignments);
    this.readsApps = mandate.takesAway();
  }

  Situation observe(
      LeasedRecord leased, DomainId domain, Optional<DirectoryUser> person, Desired desired) {
    Optional<ProfileRecord> record = leased.record().in(domain);
    ObservedProfile observed = observe(domain, leased.user(), person, record, desired);
    return new Situation(domain, person, desired, record, observed);
  }

  private ObservedProfile observe(
      DomainId domain,
      UserId user,
      Optional<DirectoryUser> person,
      Optional<ProfileRecord> record,
      Desired desired) {
    Optional<Studio.Domain> found = studio.domain(domain);
    if (found.isEmpty()) {
      return new ObservedProfile.NoDomain();
    }
    Optional<String> unsuitable = found.get().unsuitable();
    if (unsuitable.isPresent()) {
      return new ObservedProfile.UnsuitableDomain(unsuitable.get());
    }
    for (ProfileName name : names(person, record)) {
      Optional<Studio.Profile> profile = studio.profile(domain, name);
      if (profile.isEmpty()) {
        return new ObservedProfile.Absent(name);
      }
      if (isOurs(profile.get(), user, person, record)) {
        return ours(domain, found.get(), profile.get(), record, desired);
      }
      if (person.isEmpty() || belongsTo(person.get(), profile.get())) {
        return new ObservedProfile.Foreign(name);
      }
    }
    return new ObservedProfile.Foreign(names(person, record).getLast());
  }

  /** The name once given is kept, whatever the user is called now. */
  private static List<ProfileName> names(
      Optional<DirectoryUser> person, Optional<ProfileRecord> record) {
    return record
        .map(known -> List.of(known.name()))
        .orElseGet(
            () ->
                ProfileNaming.candidates(
                    person
                        .orElseThrow(
                            () -> new IllegalArgumentException("neither a user nor a record"))
                        .name()));
  }

  /**
   * The record decides once the profile was seen standing, and only about a profile with the user's
   * own sign-in name; in any other case, such as a user who was renamed or deleted, the tags do.
   */
  private boolean isOurs(
      Studio.Profile profile,
      UserId user,
      Optional<DirectoryUser> person,
      Optional<ProfileRecord> record) {
    boolean recorded = record.filter(known -> known.state() != State.GRANTING).isPresent();
    boolean sameName = person.filter(known -> belongsTo(known, profile)).isPresent();
    return (recorded && sameName) || studio.isTaggedFor(profile, user);
  }

  private static boolean belongsTo(DirectoryUser person, Studio.Profile profile) {
    return profile.signInName().filter(person.name().value()::equals).isPresent();
  }

  private ObservedProfile ours(
      DomainId id,
      Studio.Domain domain,
      Studio.Profile profile,
      Optional<ProfileRecord> record,
      Desired desired) {
    List<ObservedApp> apps =
        readsApps && desired instanceof Desired.Nothing
            ? studio.apps(id, profile.name())
            : List.of();
    return new ObservedProfile.Ours(
        profile.name(),
        profile.status(),
        profile.role(),
        profile.failureReason(),
        domain.url(),
        apps,
        assignments.observe(id, domain, profile.status(), record, desired));
  }
}
