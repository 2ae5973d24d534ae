package io.studioaccess.reconciler.plan;

import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Plans what is left once the profile has its role and settings: the group's assignment, the apps
 * of an old role, the tags, and the notice of a change to come.
 */
final class GrantCompletion {
  private final PlanInput input;
  private final Desired.Role role;
  private final RowContent content;
  private final AppsOfOldRole appsOfOldRole;
  private final GrantOutcomes outcomes;

  GrantCompletion(PlanInput input, Desired.Role role) {
    this.input = input;
    this.role = role;
    this.content = new RowContent(input, role);
    this.appsOfOldRole = new AppsOfOldRole(input, role);
    this.outcomes = new GrantOutcomes(input, role);
  }

  /** Whether the plan depends on the profile's apps, which only the deprovisioner reads. */
  static boolean needsOwnedResources(PlanInput input, Desired.Role role, Ours ours) {
    return input.mayRevoke()
        && ours.status() == ProfileStatus.IN_SERVICE
        && !GrantPlanner.needsChange(input, role, ours)
        && new AppsOfOldRole(input, role).mustStop();
  }

  /** The group is assigned first: nothing may be left to the provisioner once the apps are gone. */
  Step plan(Ours ours) {
    boolean assigned =
        ours.assignment().filter(GroupAssignment.Unassigned.class::isInstance).isEmpty();
    if (!assigned || !appsOfOldRole.mustStop()) {
      return assignOrSettle(ours);
    }
    Step stop = appsOfOldRole.stop(ours).orElseGet(() -> assignOrSettle(ours));
    return stop instanceof Step.HandOver handOver ? taggedBefore(ours, handOver) : stop;
  }

  /** The tags are the provisioner's, so they come before the deprovisioner settles the rest. */
  private Step taggedBefore(Ours ours, Step.HandOver handOver) {
    return tagged(
        ours,
        new Step.HandOver(
            handOver.record().map(known -> known.withTags(RecordedTags.settled(role.tags()))),
            handOver.reason()));
  }

  /**
   * The group is assigned last, when the role is right: a role correction never waits for an
   * assignment.
   */
  private Step assignOrSettle(Ours ours) {
    GroupAssignment assignment =
        ours.assignment()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the assignment of %s was not read".formatted(role)));
    ProfileRecord granted =
        ProfileRecord.of(ours.name(), State.GRANTED, role, input.domain().region())
            .withCreated(ours.created())
            .withModified(ours.modified())
            .withScheduled(scheduled())
            .withTags(RecordedTags.settled(role.tags()))
            .withResettable(role.settings().resettable());
    return switch (assignment) {
      case GroupAssignment.Assigned() ->
          tagged(
              ours,
              settleGranted(
                  granted.withAssigned(Optional.of(role.groupId())), outcomes.assigned(ours)));
      case GroupAssignment.Unassigned(var application) ->
          new Step.Act(
              input.recordSeen(ours),
              List.of(
                  new Operation.AssignGroup(
                      input.domain(), ours.name(), application, role.groupId())));
      case GroupAssignment.NoApplication() ->
          tagged(ours, settleGranted(granted, outcomes.unassignable(ours)));
    };
  }

  /** The tags come last: nothing about access waits for them. */
  private Step tagged(Ours ours, Step settled) {
    RecordedTags known = content.tags();
    SortedMap<String, String> set = known.toSet(role.tags());
    SortedSet<String> removed = known.toRemove(role.tags());
    return set.isEmpty() && removed.isEmpty()
        ? settled
        : new Step.Tag(
            input
                .record()
                .or(settled::record)
                .map(record -> record.withTags(known.changingTo(role.tags()))),
            new Operation.ChangeTags(input.domain(), ours.name(), ours.arn(), set, removed),
            settled);
  }

  /** An announced change is published only if there is nothing else to publish. */
  private Step.Settle settleGranted(ProfileRecord granted, Outcome outcome) {
    return granted
        .scheduled()
        .filter(_ -> outcome instanceof Outcome.Unchanged)
        .filter(noted -> noted.isToBeAnnounced(input.now()))
        .map(
            noted ->
                new Step.Settle(
                    Optional.of(granted.withScheduled(Optional.of(noted.announced()))),
                    outcomes.expiring(granted, noted.change())))
        .orElseGet(() -> new Step.Settle(Optional.of(granted), outcome));
  }

  private Optional<NotedChange> scheduled() {
    return role.next()
        .map(
            next ->
                input
                    .record()
                    .flatMap(ProfileRecord::scheduled)
                    .filter(known -> known.change().equals(next))
                    .orElseGet(
                        () -> NotedChange.of(next, input.now(), input.rules().noticeOfEnd())));
  }
}
