package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ObservedProfile;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.PlanInput;
import io.studioaccess.reconciler.plan.Planner;
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
  private final ForeignProfiles foreignProfiles;
  private final ProfileClaims claims;
  private final AssignmentObserver assignments;
  private final Verdicts verdicts;
  private final RevocationRules rules;
  private final InstantSource clock;
  private final boolean mayRevoke;

  ProfileObserver(ReadPorts ports, Direction direction) {
    this.studio = ports.studio();
    this.foreignProfiles = ports.foreignProfiles();
    this.claims = ports.claims();
    this.assignments = new AssignmentObserver(ports.assignments());
    this.verdicts = ports.verdicts();
    this.rules = ports.revocationRules();
    this.clock = ports.clock();
    this.mayRevoke = direction == Direction.REVOKE;
  }

  PlanInput observe(PlanSubject subject, DomainLocator.Located located) {
    DomainArn domain = located.domain();
    Optional<ProfileRecord> record = subject.record().in(domain.id());
    Optional<Verdict> verdict =
        record
            .flatMap(ProfileRecord::hold)
            .flatMap(hold -> verdicts.verdict(subject.user(), hold.since()));
    PlanInput input =
        new PlanInput(
            domain,
            subject.person(),
            located.desired(),
            record,
            new ObservedProfile.NoDomain(),
            verdict,
            rules.forDomain(domain),
            mayRevoke,
            clock.instant());
    ObservedProfile observed = profile(subject, located);
    return input.withObserved(
        observed instanceof ObservedProfile.Ours ours
            ? withDetails(input, ours, subject)
            : observed);
  }

  /** Reads no more than the plan depends on. */
  private ObservedProfile withDetails(
      PlanInput input, ObservedProfile.Ours ours, PlanSubject subject) {
    if (Planner.needsOwnedResources(input, ours)) {
      return ours.withOwnedResources(
          Optional.of(studio.ownedResources(input.domain(), ours.name())));
    }
    return Planner.needsTags(input, ours)
        ? ours.withTags(isTagged(input.domain(), ours.arn(), subject))
        : ours;
  }

  List<Operation> appDeletions(PlanInput input) {
    return input.observed() instanceof ObservedProfile.Ours ours
        ? Planner.appDeletions(input, ours, studio.ownedResources(input.domain(), ours.name()))
        : List.of();
  }

  /** The role was taken before. */
  private static boolean isQuarantined(ProfileRecord record) {
    return record.state() == State.QUARANTINED || record.state() == State.DELETING;
  }

  /** A profile whose creation was only requested may be another one of the same name. */
  private static boolean identifiesTheProfile(ProfileRecord record) {
    return record.state() != State.GRANTING || record.created().isPresent();
  }

  private ObservedProfile profile(PlanSubject subject, DomainLocator.Located located) {
    if (located.desired() instanceof Desired.Nothing) {
      Optional<ObservedProfile> recorded = recordedProfile(subject, located);
      if (recorded.isPresent()) {
        return recorded.get();
      }
    }
    return anyProfile(subject, located);
  }

  /**
   * The profile of a leaver, as far as the ledger identifies it. It is read without its domain, and
   * a failure to read it does not keep the role: a revocation needs nothing but the profile's name.
   */
  private Optional<ObservedProfile> recordedProfile(
      PlanSubject subject, DomainLocator.Located located) {
    DomainArn domain = located.domain();
    Optional<ProfileRecord> record =
        subject.record().in(domain.id()).filter(ProfileObserver::identifiesTheProfile);
    if (record.isEmpty()) {
      return Optional.empty();
    }
    ProfileName name = record.get().name();
    try {
      return studio
          .profile(domain, name)
          .filter(profile -> isRecorded(record.get(), profile, subject))
          .map(
              profile ->
                  isAdopted(domain, profile, subject)
                      ? new ObservedProfile.Foreign(name, true)
                      : ours(located, Optional.empty(), profile, subject));
    } catch (InaccessibleAccountException e) {
      throw e;
    } catch (RuntimeException e) {
      if (!mayRevoke || isQuarantined(record.get())) {
        throw e;
      }
      return Optional.of(new ObservedProfile.Unreadable(name, String.valueOf(e.getMessage())));
    }
  }

  /**
   * Whether the profile is another user's now: an administrator tagged it for a user who was
   * created again, and the ledger records it as theirs. The tag alone proves nothing.
   */
  private boolean isAdopted(DomainArn domain, Studio.Profile profile, PlanSubject subject) {
    try {
      return studio
          .taggedFor(domain, profile.arn())
          .filter(owner -> !owner.equals(subject.user()))
          .flatMap(
              owner ->
                  profile
                      .created()
                      .filter(created -> claims.has(owner, domain.id(), profile.name(), created)))
          .isPresent();
    } catch (RuntimeException e) {
      if (subject.record().in(domain.id()).filter(ProfileObserver::isQuarantined).isPresent()) {
        throw e; // an unknown owner justifies no deletion
      }
      return false; // what cannot be read keeps nobody's role
    }
  }

  private ObservedProfile anyProfile(PlanSubject subject, DomainLocator.Located located) {
    DomainArn arn = located.domain();
    Optional<Studio.Domain> domain = studio.domain(arn);
    if (domain.isEmpty()) {
      return new ObservedProfile.NoDomain();
    }
    Optional<String> unsuitable = domain.get().unsuitable();
    if (unsuitable.isPresent()) {
      return new ObservedProfile.UnsuitableDomain(unsuitable.get());
    }
    Optional<ObservedProfile> ofOtherName = underAnotherName(subject, located, domain);
    if (ofOtherName.isPresent()) {
      return ofOtherName.get();
    }
    List<ProfileName> names = subject.profileNames(arn.id());
    for (ProfileName name : names) {
      Optional<Studio.Profile> profile = studio.profile(arn, name);
      if (profile.isEmpty()) {
        if (subject.mayCreate(arn.id(), name)) {
          return new ObservedProfile.Absent(name);
        }
      } else if (isOurs(arn, profile.get(), subject)) {
        return ours(located, domain, profile.get(), subject);
      } else if (subject.person().isEmpty() || belongsTo(subject, arn, profile.get())) {
        return new ObservedProfile.Foreign(name);
      }
    }
    return new ObservedProfile.Foreign(names.getLast());
  }

  /** SageMaker allows a user one profile, so one that somebody else created comes before ours. */
  private Optional<ObservedProfile> underAnotherName(
      PlanSubject subject, DomainLocator.Located located, Optional<Studio.Domain> domain) {
    DomainArn arn = located.domain();
    if (subject.record().in(arn.id()).isPresent()) {
      return Optional.empty();
    }
    return subject
        .person()
        .flatMap(person -> foreignProfiles.of(arn, person.name()))
        .flatMap(name -> studio.profile(arn, name))
        .filter(profile -> belongsTo(subject, arn, profile))
        .map(
            profile ->
                isOurs(arn, profile, subject)
                    ? ours(located, domain, profile, subject)
                    : new ObservedProfile.Foreign(profile.name()));
  }

  /**
   * The ledger decides if it identifies the profile. In all other cases, for example for a profile
   * that was created again, the tags decide.
   */
  private boolean isOurs(DomainArn domain, Studio.Profile profile, PlanSubject subject) {
    return subject
            .record()
            .in(domain.id())
            .filter(ProfileObserver::identifiesTheProfile)
            .filter(known -> isRecorded(known, profile, subject))
            .isPresent()
        || (isTagged(domain, profile.arn(), subject)
            && (isRevocation(subject, domain) || mayBeGranted(domain, profile, subject)));
  }

  private static boolean isRevocation(PlanSubject subject, DomainArn domain) {
    return subject.entitlement().desired().in(domain.id()) instanceof Desired.Nothing;
  }

  /**
   * Tags alone grant nothing: somebody else might sign in to the profile. A user who was renamed
   * signs in to the profile that was created under the old name.
   */
  private static boolean mayBeGranted(
      DomainArn domain, Studio.Profile profile, PlanSubject subject) {
    return subject.signsInAs(profile)
        || subject
            .record()
            .in(domain.id())
            .filter(known -> known.name().equals(profile.name()))
            .isPresent();
  }

  private boolean isTagged(DomainArn domain, String profileArn, PlanSubject subject) {
    return studio.taggedFor(domain, profileArn).filter(subject.user()::equals).isPresent();
  }

  /**
   * Whether SageMaker lets this user sign in to the profile. Our profile of another user whose name
   * differs in capitals only is not this user's.
   */
  private boolean belongsTo(PlanSubject subject, DomainArn domain, Studio.Profile profile) {
    return subject.signsInExactlyAs(profile)
        || (subject.signsInAs(profile)
            && studio
                .taggedFor(domain, profile.arn())
                .filter(owner -> !owner.equals(subject.user()))
                .isEmpty());
  }

  /**
   * Whether the profile is the recorded one: by its creation time, which nobody can change. A
   * record without it identifies the profile by the user's sign-in name.
   */
  private static boolean isRecorded(
      ProfileRecord record, Studio.Profile profile, PlanSubject subject) {
    return record.isOf(profile.created()).orElseGet(() -> subject.signsInAs(profile));
  }

  private ObservedProfile.Ours ours(
      DomainLocator.Located located,
      Optional<Studio.Domain> domain,
      Studio.Profile profile,
      PlanSubject subject) {
    DomainId id = located.domain().id();
    return new ObservedProfile.Ours(
        profile.name(),
        profile.arn(),
        profile.status(),
        profile.role(),
        profile.settings(),
        profile.created(),
        profile.modified(),
        profile.failureReason(),
        domain.map(Studio.Domain::url).orElse(""),
        profile.homeEfsFileSystemUid(),
        false,
        Optional.empty(),
        domain.flatMap(
            known ->
                assignments.observe(
                    id, known, profile.status(), subject.record().in(id), located.desired())));
  }
}
