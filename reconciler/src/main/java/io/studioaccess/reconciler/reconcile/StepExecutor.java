package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.ObservedProfile;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.PlanInput;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.RecordedTags;
import io.studioaccess.reconciler.plan.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Executes the steps of one direction, and hands over the others. */
final class StepExecutor {
  private final OperationExecutor operations;
  private final ChangeGuard guard;

  StepExecutor(OperationExecutor operations, ChangeGuard guard) {
    this.operations = operations;
    this.guard = guard;
  }

  /**
   * Executes the step and notes the new record.
   *
   * @param results takes the failure of a change of tags
   */
  Outcome execute(Step step, PlanInput input, LeasedRecord record, ReconcileResult results) {
    return switch (step) {
      case Step.Settle(var next, Outcome outcome) -> {
        record.note(input.domain().id(), next);
        yield outcome;
      }
      case Step.Await(var next, String reason) -> {
        record.note(input.domain().id(), next);
        yield deferredOrStalled(next, input, reason);
      }
      case Step.HandOver(var next, String reason) -> {
        record.note(input.domain().id(), next);
        yield new Outcome.HandedOver(reason);
      }
      case Step.Guarded(_, Step.Act act, _) when !supports(act) ->
          new Outcome.HandedOver(act.summary());
      case Step.Guarded guarded ->
          execute(admittedOrHeld(guarded, input, record), input, record, results);
      case Step.Act act when supports(act) -> act(act, input, record);
      case Step.Act act -> new Outcome.HandedOver(act.summary());
      case Step.Tag tag when operations.supports(tag.change()) -> tag(tag, input, record, results);
      case Step.Tag tag -> leaveTags(tag, input, record, results);
    };
  }

  /** Stops apps whose profile keeps its role for now. */
  void stopApps(List<Operation> deletions) {
    if (!deletions.isEmpty() && deletions.stream().allMatch(operations::supports)) {
      List<OperationResult> unused = operations.executeAll(deletions);
    }
  }

  private boolean supports(Step.Act act) {
    return act.operations().stream().allMatch(operations::supports);
  }

  private Step admittedOrHeld(Step.Guarded step, PlanInput input, LeasedRecord record) {
    boolean recorded = input.record().filter(ProfileRecord::isOfAGrant).isPresent();
    GuardedChange change = new GuardedChange(record.user(), input.domain(), step.to(), recorded);
    if (guard.admits(change)) {
      return step.ifAdmitted();
    }
    guard.announceHeld();
    return step.ifHeld();
  }

  private Outcome act(Step.Act act, PlanInput input, LeasedRecord record) {
    record.note(input.domain().id(), act.record());
    record.save();
    List<OperationResult> results = operations.executeAll(act.operations());
    for (OperationResult result : results) {
      switch (result) {
        case OperationResult.Refused(String reason) -> {
          return refused(act, input, record, reason);
        }
        case OperationResult.QuotaReached(String reason) -> {
          return refused(act, input, record, reason);
        }
        case OperationResult.Done _, OperationResult.Busy _ -> {}
      }
    }
    boolean anyDone = results.stream().anyMatch(OperationResult.Done.class::isInstance);
    if (anyDone && stalledSince(act.record(), input).isEmpty()) {
      return new Outcome.Started(act.summary());
    }
    return results.stream()
        .filter(OperationResult.Busy.class::isInstance)
        .map(result -> ((OperationResult.Busy) result).reason())
        .findFirst()
        .map(reason -> deferredOrStalled(act.record(), input, reason))
        .orElseGet(() -> deferredOrStalled(act.record(), input, obstacles(act)));
  }

  /**
   * A refusal is reported, unless there is something else to report: the next sweep tries again. A
   * failure keeps nobody from the rest either, and least of all a hand-over: apps may run with the
   * credentials of an old role.
   */
  private Outcome tag(Step.Tag tag, PlanInput input, LeasedRecord record, ReconcileResult results) {
    record.note(input.domain().id(), tag.record());
    record.save();
    OperationResult result = changeTags(tag, results);
    Step rest =
        result instanceof OperationResult.Done
            ? tag.then()
            : tag.with(tag.record().map(ProfileRecord::tags).orElse(RecordedTags.NONE));
    Outcome outcome = execute(rest, input, record, results);
    return switch (result) {
      case OperationResult.Refused(String reason) when outcome instanceof Outcome.Unchanged ->
          new Outcome.Refused(input.domain().id(), reason);
      case OperationResult.QuotaReached(String reason) when outcome instanceof Outcome.Unchanged ->
          new Outcome.Refused(input.domain().id(), reason);
      case OperationResult.Refused _,
          OperationResult.QuotaReached _,
          OperationResult.Done _,
          OperationResult.Busy _ ->
          outcome;
    };
  }

  private OperationResult changeTags(Step.Tag tag, ReconcileResult results) {
    try {
      return operations.execute(tag.change());
    } catch (LeaseLostException e) {
      throw e;
    } catch (InaccessibleAccountException e) {
      return new OperationResult.Refused(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      results.markUntagged(e);
      return new OperationResult.Busy("the tags could not be changed");
    }
  }

  /**
   * The deprovisioner settles the rest. If it left everything to the provisioner, that function
   * would hand back apps to stop, and the two would never end.
   */
  private Outcome leaveTags(
      Step.Tag tag, PlanInput input, LeasedRecord record, ReconcileResult results) {
    RecordedTags known = input.record().map(ProfileRecord::tags).orElse(RecordedTags.NONE);
    Outcome outcome = execute(tag.with(known), input, record, results);
    return outcome instanceof Outcome.Unchanged ? new Outcome.HandedOver(tag.summary()) : outcome;
  }

  /** What the operations were meant to remove, for an administrator who must act. */
  private static String obstacles(Step.Act act) {
    return act.record()
        .flatMap(ProfileRecord::departure)
        .map(Departure::obstacles)
        .filter(obstacles -> !obstacles.isEmpty())
        .orElseGet(act::summary);
  }

  /** A refused grant is not retried; a refused revocation is. */
  private static Outcome refused(
      Step.Act act, PlanInput input, LeasedRecord record, String reason) {
    if (input.desired() instanceof Desired.Nothing || takesRole(act)) {
      return new Outcome.Blocked(input.domain().id(), act.profile(), reason);
    }
    record.note(input.domain().id(), input.record());
    return new Outcome.Refused(input.domain().id(), reason);
  }

  private static boolean takesRole(Step.Act act) {
    return act.operations().stream().anyMatch(Operation.Quarantine.class::isInstance);
  }

  private static Outcome deferredOrStalled(
      Optional<ProfileRecord> next, PlanInput input, String reason) {
    return stalledSince(next, input)
        .filter(since -> !input.now().isBefore(since.plus(input.rules().stuckAfter())))
        .<Outcome>map(since -> stalled(next.orElseThrow().name(), input, since, reason))
        .orElseGet(() -> new Outcome.Deferred(reason));
  }

  private static Outcome stalled(
      ProfileName profile, PlanInput input, Instant since, String reason) {
    String failureReason =
        input.observed() instanceof ObservedProfile.Ours ours
            ? ours.failureReason().map(text -> "; SageMaker's reason: " + text).orElse("")
            : "";
    return new Outcome.Blocked(
        input.domain().id(),
        profile,
        "no progress since %s: %s%s".formatted(since, reason, failureReason));
  }

  private static Optional<Instant> stalledSince(Optional<ProfileRecord> record, PlanInput input) {
    return record.flatMap(known -> known.stalledSince(input.now()));
  }
}
