package io.studioaccess.sandbox.page.control;

import io.studioaccess.aws.dynamodb.DynamoDbDecisions;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.sandbox.stack.Sandbox;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An administrator's decision on held changes, as {@code studioctl held} writes it. */
final class HeldControls {
  private final Target target;
  private final Sandbox sandbox;

  HeldControls(Target target) {
    this.target = target;
    this.sandbox = target.sandbox();
  }

  void addTo(Map<String, Control> controls) {
    controls.put("held", this::decide);
  }

  /** {@code user} is left out for all users with a held change. */
  private Object decide(Body request) {
    String decision = request.text("decision");
    Verdict verdict =
        switch (decision) {
          case "release" -> Verdict.RELEASED;
          case "reject" -> Verdict.REJECTED;
          default ->
              throw new ControlException("decision: expected release or reject, found " + decision);
        };
    Optional<UserId> user = request.optionalText("user").map(UserId::new);
    new DynamoDbDecisions(sandbox.dynamoDb(), sandbox.table("LedgerTable"))
        .put(new Decision(user, verdict, sandbox.clock().instant()));
    target.ledger().changed();
    sandbox.send(
        "SweeperQueue",
        "{\"type\":\"studio-access.Sweep\",\"scope\":\"held\",\"eventId\":\"page-%s\",\"attempt\":1}"
            .formatted(UUID.randomUUID()));
    return Map.of("decision", decision);
  }
}
