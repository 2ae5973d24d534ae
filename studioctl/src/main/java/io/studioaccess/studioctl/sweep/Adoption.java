package io.studioaccess.studioctl.sweep;

import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.aws.sagemaker.ProfileTags;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ObservedProfile;
import io.studioaccess.reconciler.plan.PlanInput;
import io.studioaccess.reconciler.reconcile.DomainPlan;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.reconcile.UserPlan;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.lists.ConcurrentCalls;
import io.studioaccess.studioctl.lists.ListedStudio;
import io.studioaccess.studioctl.plan.ApprovedChanges;
import io.studioaccess.studioctl.plan.SweepPreview;
import io.studioaccess.studioctl.plan.UserPlans;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/**
 * Takes over foreign profiles of users who should have a profile. The tags of Studio Access make
 * them our profiles; the next reconcile applies the role.
 */
@Singleton
final class Adoption {
  private final UserPlans userPlans;
  private final ListedStudio studio;
  private final ClientsByDomain<SageMakerClient> sageMaker;
  private final ApprovedChanges approvals;
  private final ConcurrentCalls calls;
  private final Display display;

  Adoption(
      UserPlans userPlans,
      ListedStudio studio,
      ClientsByDomain<SageMakerClient> sageMaker,
      ApprovedChanges approvals,
      ConcurrentCalls calls,
      Display display) {
    this.userPlans = userPlans;
    this.studio = studio;
    this.sageMaker = sageMaker;
    this.approvals = approvals;
    this.calls = calls;
    this.display = display;
  }

  /**
   * A foreign profile with the sign-in name of a user who should have one.
   *
   * @param next the desired role and its group
   */
  record Candidate(
      UserId user, String userName, DomainArn domain, Studio.Profile profile, Desired.Role next) {}

  /** Finds the candidates among the users of the preview. */
  List<Candidate> candidates(SweepPreview.Result preview) {
    return userPlans
        .map(
            "Finding profiles",
            preview.requests(),
            preview.ledger(),
            (_, userPlan) -> candidates(userPlan))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<Candidate> candidates(UserPlan userPlan) {
    return userPlan.person().stream()
        .flatMap(
            directoryUser ->
                userPlan.domains().stream()
                    .flatMap(plan -> candidate(directoryUser, plan).stream()))
        .toList();
  }

  private Optional<Candidate> candidate(DirectoryUser directoryUser, DomainPlan plan) {
    return Stream.of(plan)
        .filter(DomainPlan.Planned.class::isInstance)
        .map(planned -> ((DomainPlan.Planned) planned).input())
        .flatMap(input -> foreignProfile(directoryUser, input).stream())
        .findFirst();
  }

  private Optional<Candidate> foreignProfile(DirectoryUser directoryUser, PlanInput input) {
    return input.desired() instanceof Desired.Role role
            && input.observed() instanceof ObservedProfile.Foreign foreign
        ? studio
            .profile(input.domain(), foreign.name())
            .filter(
                profile ->
                    profile
                        .signInName()
                        .filter(directoryUser.name().value()::equalsIgnoreCase)
                        .isPresent())
            .map(
                profile ->
                    new Candidate(
                        directoryUser.id(),
                        directoryUser.name().value(),
                        input.domain(),
                        profile,
                        role))
        : Optional.empty();
  }

  /** Takes over the profiles. */
  void adopt(List<Candidate> candidates) {
    try (Progress progress = display.progress("Taking over", candidates.size())) {
      calls.map(candidates, this::adopt, progress);
    }
  }

  /** Approves the change of role and tags the profile as the user's. */
  private Candidate adopt(Candidate candidate) {
    approvals.approve(
        candidate.user(), candidate.domain().id(), Optional.of(candidate.next().role()));
    sageMaker
        .forDomain(candidate.domain())
        .addTags(
            add ->
                add.resourceArn(candidate.profile().arn()).tags(ProfileTags.of(candidate.user())));
    return candidate;
  }
}
