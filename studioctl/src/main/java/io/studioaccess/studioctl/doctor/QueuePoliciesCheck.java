package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.aws.QueuePolicy;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;

@Singleton
final class QueuePoliciesCheck implements Check {
  private final StackRules rules;
  private final StackQueues queues;
  private final Installation stack;

  QueuePoliciesCheck(StackRules rules, StackQueues queues, Installation stack) {
    this.rules = rules;
    this.queues = queues;
    this.stack = stack;
  }

  @Override
  public List<Finding> findings() {
    return Stream.of(StackRule.values()).flatMap(rule -> finding(rule).stream()).toList();
  }

  private Optional<Finding> finding(StackRule rule) {
    return rules
        .find(rule)
        .map(DescribeRuleResponse::arn)
        .filter(arn -> !QueuePolicy.allowsRule(queues.policy(rule.queue()), arn))
        .map(
            arn ->
                Finding.fault(
                    "queue %s does not accept events from rule %s"
                        .formatted(queues.arn(rule.queue()), arn),
                    "aws sqs set-queue-attributes --region %s --queue-url %s --attributes Policy=… with the statement of %sQueuePolicy in template.yaml"
                        .formatted(stack.region(), rule.queue().url(stack), rule.queue())));
  }
}
