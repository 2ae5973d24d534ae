package io.studioaccess.sandbox.eventbridge;

import io.studioaccess.sandbox.cloudformation.template.TemplateQueue;
import io.studioaccess.sandbox.cloudformation.template.TemplateRule;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Decision;
import io.studioaccess.sandbox.policy.Principal;
import java.util.Optional;

/** Decides whether a queue's policy allows EventBridge to send a rule's events to the queue. */
final class QueuePermission {

  private static final String EVENTBRIDGE = "events.amazonaws.com";
  private static final String SEND = "sqs:SendMessage";

  private final QueuePolicies policies;
  private final String accountId;

  QueuePermission(QueuePolicies policies, String accountId) {
    this.policies = policies;
    this.accountId = accountId;
  }

  /** The reason why it does not; empty if it does. */
  Optional<String> denialReason(TemplateQueue queue, TemplateRule rule) {
    var eventBridge = Principal.service(EVENTBRIDGE, accountId);
    var access =
        Access.to(SEND, queue.arn())
            .with("aws:SourceArn", rule.arn())
            .with("aws:SourceAccount", accountId)
            .with("aws:SecureTransport", "true");
    return policies
            .policyOf(queue)
            .filter(policy -> policy.decide(eventBridge, access) == Decision.ALLOWED)
            .isPresent()
        ? Optional.empty()
        : Optional.of(
            "no queue policy allows %s to %s on %s for the rule %s"
                .formatted(EVENTBRIDGE, SEND, queue.arn(), rule.arn()));
  }
}
