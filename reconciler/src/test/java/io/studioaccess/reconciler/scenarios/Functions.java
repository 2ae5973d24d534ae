package io.studioaccess.reconciler.scenarios;

import io.studioaccess.reconciler.membership.MembershipEvent;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.OutcomeDetail;
import io.studioaccess.reconciler.reconcile.ReconcileMessage;
import io.studioaccess.reconciler.reconcile.ReconcileMessageReader;
import io.studioaccess.reconciler.reconcile.Reconciler;
import io.studioaccess.reconciler.reconcile.Trigger;
import io.studioaccess.reconciler.reconcile.UserOutcome;
import io.studioaccess.reconciler.scenarios.RecordingQueues.Sent;
import io.studioaccess.reconciler.sweep.SweepReport;
import io.studioaccess.reconciler.sweep.SweepRequest;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The three functions. They handle a message, and each message that one function sends to another.
 * Operations are recorded but not executed, except for a change to the quarantine role. So a
 * requeued reconcile would see nothing new: it is recorded but not followed.
 */
final class Functions {
  private static final String NO_ID = "no-id";

  private final Company company;
  private final PlanText text;
  private final Queue<Sent> waiting = new ArrayDeque<>();

  Functions(Company company) {
    this.company = company;
    this.text = new PlanText(company.directory());
  }

  /** The plan, as text. */
  String plan(ScenarioFolder.Inbox inbox, Map<String, Object> message) {
    handle(inbox, message);
    while (!waiting.isEmpty()) {
      Sent next = waiting.remove();
      reconcile(next.to(), next.message().fields());
    }
    text.ledger(company.ledger().read().users());
    return text.toString();
  }

  private void handle(ScenarioFolder.Inbox inbox, Map<String, Object> message) {
    switch (inbox) {
      case EVENT -> handle(company.decoder().decode(message), message);
      case PROVISIONER -> reconcile(Direction.GRANT, message);
      case DEPROVISIONER -> reconcile(Direction.REVOKE, message);
      case SWEEPER -> sweep(SweepRequest.of(message, NO_ID));
    }
  }

  /** Routes an event as the template's rules do. */
  private void handle(MembershipEvent event, Map<String, Object> message) {
    switch (event) {
      case MembershipEvent.Added _ -> reconcile(Direction.GRANT, message);
      case MembershipEvent.Removed _,
          MembershipEvent.MembershipDeleted _,
          MembershipEvent.MembershipChanged _,
          MembershipEvent.UsersChanged _,
          MembershipEvent.UserChanged _ ->
          reconcile(Direction.REVOKE, message);
      case MembershipEvent.GroupChanged changed ->
          sweep(
              changed
                  .group()
                  .map(group -> SweepRequest.members(Set.of(group), Set.of(), NO_ID))
                  .orElseGet(() -> SweepRequest.allUsers(NO_ID)));
      case MembershipEvent.AnybodyChanged _ -> sweep(SweepRequest.allUsers(NO_ID));
      case MembershipEvent.Ignored(String reason) -> text.ignored(reason);
    }
  }

  private void reconcile(Direction direction, Map<String, Object> message) {
    List<Operation> calls = new ArrayList<>();
    RecordingQueues queues = new RecordingQueues();
    ReconcileMessageReader reader =
        new ReconcileMessageReader(
            company.decoder(),
            company.ledger(),
            company.directory(),
            direction,
            InstantSource.system());
    List<Map<String, String>> outcomes =
        switch (reader.read(message, NO_ID)) {
          case ReconcileMessage.Reconcile(UserId user, Trigger trigger, _) ->
              reconciler(direction, calls, queues).reconcile(user, trigger).outcomes().stream()
                  .map(outcome -> new UserOutcome(user, trigger.eventId(), outcome))
                  .map(OutcomeDetail::of)
                  .toList();
          case ReconcileMessage.ReconcileAll _, ReconcileMessage.Compare _ ->
              throw new IllegalStateException("a scenario's event names one user");
          case ReconcileMessage.Ignored _ -> List.of();
        };
    text.reconciled(direction, calls, outcomes, queues.sent());
    follow(queues);
  }

  private Reconciler reconciler(
      Direction direction, List<Operation> calls, RecordingQueues queues) {
    return new Reconciler(
        company.ports(queues.queuesOf(direction)),
        new RecordingExecutor(
            direction,
            operation -> {
              calls.add(operation);
              company.profiles().apply(operation);
            }));
  }

  private void sweep(SweepRequest request) {
    RecordingQueues queues = new RecordingQueues();
    SweepReport report = company.sweep(queues.sweepQueues()).run(request, () -> false);
    text.swept(report, queues.sent());
    follow(queues);
  }

  private void follow(RecordingQueues queues) {
    queues.sent().stream().filter(sent -> !sent.requeue()).forEach(waiting::add);
  }
}
