package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ObservedProfile;
import io.studioaccess.reconciler.plan.OwnedResources;
import io.studioaccess.reconciler.plan.PlanInput;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.plan.RevocationRules;
import io.studioaccess.reconciler.plan.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Reads a user's profile in a domain, and distinguishes our profiles from foreign ones. */
final class ProfileObserver {
  private final Studio studio;
  private final AssignmentObserver assignments;
  private final Verdicts verdicts;
  private final RevocationRules rules;
  private final InstantSource clock;
  private final boolean readsOwnedResources;

  ProfileObserver(ReadPorts ports, Direction direction) {
    this.studio = ports.studio();
    this.assignments = new AssignmentObserver(ports.assignments());
    this.verdicts = ports.verdicts();
    this.rules = ports.revocationRules();
    this.clock = ports.clock();
    this.readsOwnedResources = direction == Direction.REVOKE;
  }

  PlanInput observe(PlanSubject subject, DomainLocator.Located located) {
    DomainArn domain = located.domain();
    Optional<ProfileRecord> record = subject.record().in(domain.id());
    Optional<Verdict> verdict =
        record
            .flatMap(ProfileRecord::hold)
            .flatMap(hold -> verdicts.verdict(subject.user(), hold.since()));
    return new PlanInput(
        domain,
        subject.person(),
        located.desired(),
        record,
        profile(subject, located),
        verdict,
        rules.forDomain(domain),
        clock.instant());
  }

  private ObservedProfile profile(PlanSubject subject, DomainLocator.Located located) {
    DomainArn arn = located.domain();
    Optional<Studio.Domain> domain = studio.domain(arn);
    if (domain.isEmpty()) {
      return new ObservedProfile.NoDomain();
    }
    Optional<String> unsuitable = domain.get().unsuitable();
    if (unsuitable.isPresent()) {
      return new ObservedProfile.UnsuitableDomain(unsuitable.get());
    }
    List<ProfileName> names = subject.profileNames(arn.id());
    for (ProfileName name : names) {
      Optional<Studio.Profile> profile = studio.profile(arn, name);
      if (profile.isEmpty()) {
        if (subject.mayCreate(arn.id(), name)) {
          return new ObservedProfile.Absent(name);
        }
      } else if (isOurs(arn, profile.get(), subject)) {
        return ours(located, domain.get(), profile.get(), subject);
      } else if (subject.person().isEmpty() || subject.signsInAs(profile.get())) {
        return new ObservedProfile.Foreign(name);
      }
    }
    return new ObservedProfile.Foreign(names.getLast());
  }

  /**
   * The ledger decides if the profile was seen InService and has the user's current sign-in name.
   * In all other cases, for example after the user was renamed or deleted, the tags decide.
   */
  private boolean isOurs(DomainArn domain, Studio.Profile profile, PlanSubject subject) {
    boolean recorded =
        subject
            .record()
            .in(domain.id())
            .filter(known -> known.state() != State.GRANTING)
            .isPresent();
    return (recorded && subject.signsInAs(profile))
        || studio.isTaggedFor(domain, profile, subject.user());
  }

  private ObservedProfile ours(
      DomainLocator.Located located,
      Studio.Domain domain,
      Studio.Profile profile,
      PlanSubject subject) {
    DomainArn arn = located.domain();
    Optional<OwnedResources> owned =
        readsOwnedResources && located.desired() instanceof Desired.Nothing
            ? Optional.of(studio.ownedResources(arn, profile.name()))
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
        owned,
        assignments.observe(
            arn.id(), domain, profile.status(), subject.record().in(arn.id()), located.desired()));
  }
}
