package io.studioaccess.sandbox.lambda;

import io.studioaccess.sandbox.iam.Access;
import io.studioaccess.sandbox.iam.Decision;
import io.studioaccess.sandbox.iam.Principal;
import java.util.List;

/** Lambda refuses an event source mapping whose function's role may not read the queue. */
final class ReadingRights {

  private static final List<String> NEEDED =
      List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

  private ReadingRights() {}

  static void check(Principal role, String queueArn, String function) {
    List<String> missing =
        NEEDED.stream()
            .filter(action -> role.decide(Access.to(action, queueArn)) != Decision.ALLOWED)
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "the role of %s may not %s on %s: Lambda refuses the event source mapping"
              .formatted(function, String.join(", ", missing), queueArn));
    }
  }
}
