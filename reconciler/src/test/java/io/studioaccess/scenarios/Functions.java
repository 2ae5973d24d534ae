package io.studioaccess.scenarios;

import io.studioaccess.lambda.LookFunction;
import io.studioaccess.lambda.Messages;
import io.studioaccess.membership.MembershipEvent;
import io.studioaccess.plan.Operation;
import io.studioaccess.reconcile.LookAgainQueues;
import io.studioaccess.reconcile.Reconciler;
import io.studioaccess.reconcile.Side;
import io.studioaccess.scenarios.RecordingQueues.Sent;
import io.studioaccess.sweep.SweepReport;
import io.studioaccess.sweep.SweepRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The three functions. They deal with a message, and with each one that a function then sends to
 * another. No operation is carried out, so a look that a function asks itself for would see nothing
 * new: it is written down, and is not followed.
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
    deal(inbox, message);
    while (!waiting.isEmpty()) {
      Sent next = waiting.remove();
      look(next.to(), next.message().fields());
    }
    text.ledger(company.ledger().read().users());
    return text.toString();
  }

  private void deal(ScenarioFolder.Inbox inbox, Map<String, Object> message) {
    switch (inbox) {
      case EVENT -> deal(company.decoder().decode(message), message);
      case PROVISIONER -> look(Side.PROVISIONER, message);
      case DEPROVISIONER -> look(Side.DEPROVISIONER, message);
      case SWEEPER -> sweep(SweepRequest.of(message, NO_ID));
    }
  }

  /** As the template's rules have it. */
  private void deal(MembershipEvent event, Map<String, Object> message) {
    switch (event) {
      case MembershipEvent.Added _ -> look(Side.PROVISIONER, message);
      case MembershipEvent.Removed _,
          MembershipEvent.MembershipDeleted _,
          MembershipEvent.UserChanged _ ->
          look(Side.DEPROVISIONER, message);
      case MembershipEvent.GroupChanged changed ->
          sweep(
              changed
                  .group()
                  .map(group -> SweepRequest.members(Set.of(group), Set.of(), NO_ID))
                  .orElseGet(() -> SweepRequest.everybody(NO_ID)));
      case MembershipEvent.Ignored(String reason) -> text.ignored(reason);
    }
  }

  @SuppressWarnings("unchecked")
  private void look(Side side, Map<String, Object> message) {
    List<Operation> calls = new ArrayList<>();
    RecordingQueues queues = new RecordingQueues();
    Object outcomes =
        function(side, calls, queues.of(side)).handle(message, NO_ID, () -> Integer.MAX_VALUE);
    text.looked(side, calls, (List<Map<String, String>>) outcomes, queues.sent());
    follow(queues);
  }

  private Messages function(Side side, List<Operation> calls, LookAgainQueues queues) {
    return LookFunction.of(
        company.decoder(),
        company.ledger(),
        new Reconciler(company.ports(queues), new RecordingMandate(side, calls::add)),
        queues);
  }

  private void sweep(SweepRequest request) {
    RecordingQueues queues = new RecordingQueues();
    SweepReport report = company.sweep(queues.ofTheSweeper()).run(request, () -> false);
    text.swept(report, queues.sent());
    follow(queues);
  }

  private void follow(RecordingQueues queues) {
    queues.sent().stream().filter(sent -> !sent.toMyself()).forEach(waiting::add);
  }
}
