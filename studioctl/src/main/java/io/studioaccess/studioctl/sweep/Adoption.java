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
import io.studioaccess.reconciler.reconcile.UserPlanner;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.plan.ApprovedChanges;
import io.studioaccess.studioctl.plan.RequestedReconcile;
import io.studioaccess.studioctl.plan.SweepPreview;
import jakarta.inject.Singleton;
import java.util.ArrayList;
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
  private final UserPlanner planner;
  private final Studio studio;
  private final ClientsByDomain<SageMakerClient> sageMaker;
  private final ApprovedChanges approvals;
  private final Display display;

  Adoption(
      UserPlanner planner,
      Studio studio,
      ClientsByDomain<SageMakerClient> sageMaker,
      ApprovedChanges approvals,
      Display display) {
    this.planner = planner;
    this.studio = studio;
    this.sageMaker = sageMaker;
    this.approvals = approvals;
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
    List<Candidate> candidates = new ArrayList<>();
    try (Progress progress = display.progress("Finding profiles", preview.requests().size())) {
      for (RequestedReconcile user : preview.requests()) {
        UserId id = user.request().user();
        UserPlan userPlan = planner.plan(id, preview.ledger().recordOf(id), Optional.empty());
        userPlan
            .person()
            .ifPresent(
                directoryUser ->
                    userPlan.domains().stream()
                        .flatMap(plan -> candidate(directoryUser, plan).stream())
                        .forEach(candidates::add));
        progress.step();
      }
    }
    return candidates;
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

  /** Approves the change of role and tags the profile as the user's. */
  void adopt(Candidate candidate) {
    approvals.approve(
        candidate.user(), candidate.domain().id(), Optional.of(candidate.next().role()));
    sageMaker
        .forDomain(candidate.domain())
        .addTags(
            add ->
                add.resourceArn(candidate.profile().arn()).tags(ProfileTags.of(candidate.user())));
  }
}
