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
import io.studioaccess.studioctl.plan.AgreedChanges;
import io.studioaccess.studioctl.plan.Preview;
import io.studioaccess.studioctl.plan.RequestedReconcile;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/**
 * Profiles made by hand for people who should have one: called ours by our tags, they are taken
 * over with all that is in them at the next look.
 */
@Singleton
final class Adoption {
  private final UserPlanner planner;
  private final Studio studio;
  private final ClientsByDomain<SageMakerClient> sageMaker;
  private final AgreedChanges agreed;
  private final Display display;

  Adoption(
      UserPlanner planner,
      Studio studio,
      ClientsByDomain<SageMakerClient> sageMaker,
      AgreedChanges agreed,
      Display display) {
    this.planner = planner;
    this.studio = studio;
    this.sageMaker = sageMaker;
    this.agreed = agreed;
    this.display = display;
  }

  /**
   * A profile that signs in as the user, who is to have one, and that is not ours.
   *
   * @param next the role that it will have, and by which group
   */
  record Candidate(
      UserId user, String userName, DomainArn domain, Studio.Profile profile, Desired.Role next) {}

  /** Those among the named users for whom such a profile stands. */
  List<Candidate> candidates(Preview.Result preview) {
    List<Candidate> candidates = new ArrayList<>();
    try (Progress progress = display.progress("Looking for profiles", preview.requests().size())) {
      for (RequestedReconcile user : preview.requests()) {
        UserId id = user.request().user();
        UserPlan found = planner.plan(id, preview.ledger().recordOf(id), Optional.empty());
        found
            .person()
            .ifPresent(
                person ->
                    found.domains().stream()
                        .flatMap(plan -> candidate(person, plan).stream())
                        .forEach(candidates::add));
        progress.step();
      }
    }
    return candidates;
  }

  private Optional<Candidate> candidate(DirectoryUser person, DomainPlan plan) {
    return Stream.of(plan)
        .filter(DomainPlan.Planned.class::isInstance)
        .map(planned -> ((DomainPlan.Planned) planned).input())
        .flatMap(situation -> foreign(person, situation).stream())
        .findFirst();
  }

  private Optional<Candidate> foreign(DirectoryUser person, PlanInput situation) {
    return situation.desired() instanceof Desired.Role role
            && situation.observed() instanceof ObservedProfile.Foreign foreign
        ? studio
            .profile(situation.domain(), foreign.name())
            .filter(
                profile -> profile.signInName().filter(person.name().value()::equals).isPresent())
            .map(
                profile ->
                    new Candidate(
                        person.id(), person.name().value(), situation.domain(), profile, role))
        : Optional.empty();
  }

  /** Calls the profile the user's; its change of role was agreed to. */
  void adopt(Candidate candidate) {
    agreed.letPass(candidate.user(), candidate.domain().id(), Optional.of(candidate.next().role()));
    sageMaker
        .forDomain(candidate.domain())
        .addTags(
            add ->
                add.resourceArn(candidate.profile().arn()).tags(ProfileTags.of(candidate.user())));
  }
}
