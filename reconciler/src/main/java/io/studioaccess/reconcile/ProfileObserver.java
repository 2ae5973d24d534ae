package io.studioaccess.reconcile;

import io.studioaccess.desired.Desired;
import io.studioaccess.desired.ProfileName;
import io.studioaccess.desired.ProfileNaming;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.membership.DirectoryUser;
import io.studioaccess.membership.UserId;
import io.studioaccess.plan.Belongings;
import io.studioaccess.plan.LeavingRules;
import io.studioaccess.plan.ObservedProfile;
import io.studioaccess.plan.ProfileRecord;
import io.studioaccess.plan.ProfileRecord.State;
import io.studioaccess.plan.Situation;
import io.studioaccess.plan.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at what stands in a domain for a user, and tells ours from foreign. */
final class ProfileObserver {
  private final Studio studio;
  private final AssignmentObserver assignments;
  private final InstantSource clock;
  private final Verdicts verdicts;
  private final LeavingRules leaving;
  private final boolean readsBelongings;

  ProfileObserver(
      Studio studio,
      GroupAssignments assignments,
      Verdicts verdicts,
      LeavingRules leaving,
      InstantSource clock,
      boolean readsBelongings) {
    this.studio = studio;
    this.assignments = new AssignmentObserver(assignments);
    this.clock = clock;
    this.verdicts = verdicts;
    this.leaving = leaving;
    this.readsBelongings = readsBelongings;
  }

  Situation observe(Forecast.Subject whose, Whereabouts.Located located) {
    DomainArn domain = located.domain();
    Desired desired = located.desired();
    Optional<ProfileRecord> record = whose.record().in(domain.id());
    Optional<ProfileName> found = whose.foundIn(domain.id()).map(FoundProfile::name);
    Subject subject = new Subject(whose.user(), whose.person(), record, found);
    ObservedProfile observed = observe(domain, subject, desired);
    Optional<Verdict> verdict =
        record
            .flatMap(ProfileRecord::hold)
            .flatMap(hold -> verdicts.verdict(whose.user(), hold.since()));
    return new Situation(
        domain,
        whose.person(),
        desired,
        record,
        observed,
        verdict,
        leaving.in(domain),
        clock.instant());
  }

  /** Whose profile, by all that is known of it. */
  private record Subject(
      UserId user,
      Optional<DirectoryUser> person,
      Optional<ProfileRecord> record,
      Optional<ProfileName> found) {

    /** The name once given is kept, whatever the user is called now. */
    List<ProfileName> names() {
      if (record.isPresent()) {
        return List.of(record.get().name());
      }
      List<ProfileName> names = new ArrayList<>();
      person.ifPresent(known -> names.addAll(ProfileNaming.candidates(known.name())));
      found.filter(name -> !names.contains(name)).ifPresent(name -> names.add(0, name));
      if (names.isEmpty()) {
        throw new IllegalArgumentException("neither a user nor a record nor a profile");
      }
      return names;
    }

    /** A found profile that is gone, or is not ours, is not a name for a new one. */
    boolean mayBeMade(ProfileName name) {
      return record.isPresent()
          || person.isEmpty()
          || ProfileNaming.candidates(person.get().name()).contains(name);
    }

    boolean signsInAs(Studio.Profile profile) {
      return person
          .filter(known -> profile.signInName().filter(known.name().value()::equals).isPresent())
          .isPresent();
    }
  }

  private ObservedProfile observe(DomainArn domain, Subject subject, Desired desired) {
    Optional<Studio.Domain> found = studio.domain(domain);
    if (found.isEmpty()) {
      return new ObservedProfile.NoDomain();
    }
    Optional<String> unsuitable = found.get().unsuitable();
    if (unsuitable.isPresent()) {
      return new ObservedProfile.UnsuitableDomain(unsuitable.get());
    }
    for (ProfileName name : subject.names()) {
      Optional<Studio.Profile> profile = studio.profile(domain, name);
      if (profile.isEmpty()) {
        if (subject.mayBeMade(name)) {
          return new ObservedProfile.Absent(name);
        }
      } else if (isOurs(domain, profile.get(), subject)) {
        return ours(domain, found.get(), profile.get(), subject.record(), desired);
      } else if (subject.person().isEmpty() || subject.signsInAs(profile.get())) {
        return new ObservedProfile.Foreign(name);
      }
    }
    return new ObservedProfile.Foreign(subject.names().getLast());
  }

  /**
   * The record decides once the profile was seen standing, and only about a profile with the user's
   * own sign-in name; in any other case, such as a user who was renamed or deleted, the tags do.
   */
  private boolean isOurs(DomainArn domain, Studio.Profile profile, Subject subject) {
    boolean recorded =
        subject.record().filter(known -> known.state() != State.GRANTING).isPresent();
    return (recorded && subject.signsInAs(profile))
        || studio.isTaggedFor(domain, profile, subject.user());
  }

  private ObservedProfile ours(
      DomainArn arn,
      Studio.Domain domain,
      Studio.Profile profile,
      Optional<ProfileRecord> record,
      Desired desired) {
    Optional<Belongings> belongings =
        readsBelongings && desired instanceof Desired.Nothing
            ? Optional.of(studio.belongings(arn, profile.name()))
            : Optional.empty();
    return new ObservedProfile.Ours(
        profile.name(),
        profile.arn(),
        profile.status(),
        profile.role(),
        profile.settings(),
        profile.modified(),
        profile.failureReason(),
        domain.url(),
        profile.homeEfsFileSystemUid(),
        belongings,
        assignments.observe(arn.id(), domain, profile.status(), record, desired));
  }
}
