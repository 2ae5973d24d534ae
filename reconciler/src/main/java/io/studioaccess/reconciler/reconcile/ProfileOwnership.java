package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.ProfileNaming;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.util.Optional;

/**
 * Decides whether a profile of a domain is the user's, and whether it is ours to change. The ledger
 * decides before the tags, which others may change, and the tags before the name that the profile's
 * user signs in with.
 */
final class ProfileOwnership {
  private final Studio studio;
  private final ProfileClaims claims;
  private final DomainArn domain;
  private final PlanSubject subject;
  private final Optional<ProfileRecord> record;

  ProfileOwnership(Studio studio, ProfileClaims claims, DomainArn domain, PlanSubject subject) {
    this.studio = studio;
    this.claims = claims;
    this.domain = domain;
    this.subject = subject;
    this.record = subject.record().in(domain.id());
  }

  /** The user's record, unless a profile of its name may be another one. */
  Optional<ProfileRecord> identifyingRecord() {
    // A creation that was only requested may have met another profile of the same name.
    return record.filter(known -> known.state() != State.GRANTING || known.created().isPresent());
  }

  /**
   * The ledger decides if it identifies the profile. In all other cases, for example for a profile
   * that was created again, the tags decide.
   */
  boolean isOurs(Studio.Profile profile) {
    boolean isRecorded =
        identifyingRecord().filter(known -> isRecorded(known, profile)).isPresent();
    return (isRecorded || isTagged(profile.arn())) && (isRevocation() || mayBeGranted(profile));
  }

  /**
   * Whether the profile is the recorded one: by its creation time, which nobody can change. A
   * record without it identifies the profile by the user's sign-in name.
   */
  boolean isRecorded(ProfileRecord known, Studio.Profile profile) {
    return known.isOf(profile.created()).orElseGet(() -> subject.signsInAs(profile));
  }

  boolean isTagged(String profileArn) {
    return studio.taggedFor(domain, profileArn).filter(subject.user()::equals).isPresent();
  }

  /**
   * Whether SageMaker lets this user sign in to the profile. Our profile of another user whose name
   * differs in capitals only is not this user's.
   */
  boolean isSignInOfUser(Studio.Profile profile) {
    return subject.signsInExactlyAs(profile)
        || (subject.signsInAs(profile) && taggedForAnother(profile).isEmpty());
  }

  /**
   * Whether the profile is another user's now: an administrator tagged it for a user who was
   * created again, and the ledger records it as theirs. The tag alone proves nothing.
   */
  boolean isAdopted(Studio.Profile profile) {
    try {
      return taggedForAnother(profile)
          .flatMap(
              owner ->
                  profile
                      .created()
                      .filter(created -> claims.has(owner, domain.id(), profile.name(), created)))
          .isPresent();
    } catch (RuntimeException e) {
      if (isQuarantined()) {
        throw e; // an unknown owner justifies no deletion
      }
      return false; // what cannot be read keeps nobody's role
    }
  }

  /**
   * Whether this profile of the recorded name is another one, so that the recorded one is gone: a
   * domain has one profile of a name. Its creation time proves it. If the ledger has not seen that
   * of ours, the sign-in name does: we name a profile after it, and nobody can change it.
   */
  boolean isReplacement(Studio.Profile profile) {
    return profile.created().isPresent()
        && record
            .filter(
                known ->
                    known
                        .isOf(profile.created())
                        .map(isRecorded -> !isRecorded)
                        .orElseGet(
                            () ->
                                known.isOfAGrant()
                                    && !isNamesake(profile)
                                    && !isTagged(profile.arn())))
            .isPresent();
  }

  /** Whether the creation time proves that it is not the recorded profile. */
  boolean isNewerThanRecorded(Studio.Profile profile) {
    return record.flatMap(known -> known.isOf(profile.created())).filter(is -> !is).isPresent();
  }

  /** The role was taken before. */
  boolean isQuarantined() {
    return record
        .filter(known -> known.state() == State.QUARANTINED || known.state() == State.DELETING)
        .isPresent();
  }

  private boolean isRevocation() {
    return subject.entitlement().desired().in(domain.id()) instanceof Desired.Nothing;
  }

  /**
   * Tags alone grant nothing: somebody else might sign in to the profile. That it is recorded since
   * its role was taken because of its tags changes nothing. A user who was renamed signs in to the
   * profile that was granted under the old name; one that was created later under its name is
   * another one.
   */
  private boolean mayBeGranted(Studio.Profile profile) {
    return subject.signsInAs(profile)
        || record
            .filter(ProfileRecord::isOfAGrant)
            .filter(known -> known.name().equals(profile.name()))
            .filter(known -> known.isOf(profile.created()).orElseGet(() -> isNamesake(profile)))
            .isPresent();
  }

  /**
   * Whether the profile may be the one that was created for this user, under an earlier name. The
   * ledger has not seen it yet.
   */
  private boolean isNamesake(Studio.Profile profile) {
    return profile
        .signInName()
        .map(name -> ProfileNaming.candidates(new UserName(name), subject.user()))
        .filter(names -> names.contains(profile.name()))
        .isPresent();
  }

  private Optional<UserId> taggedForAnother(Studio.Profile profile) {
    return studio.taggedFor(domain, profile.arn()).filter(owner -> !owner.equals(subject.user()));
  }
}
