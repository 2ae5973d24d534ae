package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ObservedProfile;
import io.studioaccess.reconciler.plan.ObservedProfile.Foreign;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.OwnedResources;
import io.studioaccess.reconciler.plan.PlanInput;
import io.studioaccess.reconciler.plan.Planner;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.RevocationRules;
import io.studioaccess.reconciler.plan.SpaceSearch;
import io.studioaccess.reconciler.plan.Verdict;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Reads a user's profile in a domain: one of ours, a foreign one, or none. */
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

  /**
   * Reads the profile. An entitled user whose recorded profile is gone, and whose name somebody
   * else has taken, is like one without a record: they get another name.
   */
  PlanInput observe(PlanSubject subject, DomainLocator.Located located) {
    PlanInput input = observeRecorded(subject, located);
    boolean isReplaced =
        input.observed() instanceof Foreign(_, Foreign.Kind kind)
            && kind == Foreign.Kind.REPLACEMENT;
    return isReplaced && located.desired() instanceof Desired.Role
        ? observeRecorded(subject.withoutRecordIn(located.domain().id()), located)
        : input;
  }

  private PlanInput observeRecorded(PlanSubject subject, DomainLocator.Located located) {
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
          ownedResources(input, ours.name(), SpaceSearch.of(input, ours)));
    }
    return Planner.needsTags(input, ours)
        ? ours.withTags(ownership(input.domain(), subject).isTagged(ours.arn()))
        : ours;
  }

  /** Empty while the spaces are being listed. What is remembered of them is not listed again. */
  private Optional<OwnedResources> ownedResources(
      PlanInput input, ProfileName profile, SpaceSearch search) {
    return search
        .remembered()
        .or(() -> studio.ownedSpaces(input.domain(), profile, search))
        .map(spaces -> studio.ownedResources(input.domain(), profile, spaces));
  }

  List<Operation> appDeletions(PlanInput input) {
    return input.observed() instanceof ObservedProfile.Ours ours
        ? ownedResources(input, ours.name(), SpaceSearch.of(input, ours).upTo(input.now()))
            .map(owned -> Planner.appDeletions(input, ours, owned))
            .orElse(List.of())
        : List.of();
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
    ProfileOwnership ownership = ownership(domain, subject);
    Optional<ProfileRecord> record = ownership.identifyingRecord();
    if (record.isEmpty()) {
      return Optional.empty();
    }
    ProfileName name = record.get().name();
    try {
      return studio
          .profile(domain, name)
          .filter(profile -> ownership.isRecorded(record.get(), profile))
          .map(
              profile ->
                  ownership.isAdopted(profile)
                      ? new Foreign(name, Foreign.Kind.ADOPTED)
                      : ours(located, Optional.empty(), profile, subject));
    } catch (InaccessibleAccountException e) {
      throw e;
    } catch (RuntimeException e) {
      if (!mayRevoke || ownership.isQuarantined()) {
        throw e;
      }
      return Optional.of(new ObservedProfile.Unreadable(name, String.valueOf(e.getMessage())));
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
    ProfileOwnership ownership = ownership(arn, subject);
    List<ProfileName> names = subject.profileNames(arn.id());
    for (ProfileName name : names) {
      Optional<Studio.Profile> profile = studio.profile(arn, name);
      if (profile.isEmpty()) {
        if (subject.mayCreate(arn.id(), name)) {
          return new ObservedProfile.Absent(name);
        }
      } else if (ownership.isOurs(profile.get())) {
        return ours(located, domain, profile.get(), subject);
      } else if (ownership.isSignInOfUser(profile.get())) {
        return new Foreign(name);
      } else if (ownership.isReplacement(profile.get())) {
        return replacement(name, profile.get(), located, ownership);
      } else if (subject.person().isEmpty()) {
        return new Foreign(name);
      }
    }
    return new Foreign(names.getLast());
  }

  /** Whose the profile is now matters only to the record of a leaver. */
  private static ObservedProfile replacement(
      ProfileName name,
      Studio.Profile profile,
      DomainLocator.Located located,
      ProfileOwnership ownership) {
    if (located.desired() instanceof Desired.Nothing && ownership.isAdopted(profile)) {
      return new Foreign(
          name,
          ownership.isNewerThanRecorded(profile) ? Foreign.Kind.SUCCESSOR : Foreign.Kind.ADOPTED);
    }
    return new Foreign(name, Foreign.Kind.REPLACEMENT);
  }

  /** SageMaker allows a user one profile, so one that somebody else created comes before ours. */
  private Optional<ObservedProfile> underAnotherName(
      PlanSubject subject, DomainLocator.Located located, Optional<Studio.Domain> domain) {
    DomainArn arn = located.domain();
    if (subject.record().in(arn.id()).isPresent()) {
      return Optional.empty();
    }
    ProfileOwnership ownership = ownership(arn, subject);
    return subject
        .person()
        .flatMap(person -> foreignProfiles.of(arn, person.name()))
        .flatMap(name -> studio.profile(arn, name))
        .filter(ownership::isSignInOfUser)
        .map(
            profile ->
                ownership.isOurs(profile)
                    ? ours(located, domain, profile, subject)
                    : new Foreign(profile.name()));
  }

  private ProfileOwnership ownership(DomainArn domain, PlanSubject subject) {
    return new ProfileOwnership(studio, claims, domain, subject);
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
