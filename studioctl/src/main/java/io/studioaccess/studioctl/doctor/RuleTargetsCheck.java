package io.studioaccess.studioctl.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

@Singleton
final class RuleTargetsCheck implements Check {
  private static final JsonMapper JSON = new JsonMapper();

  private final StackRules rules;
  private final StackQueues queues;
  private final Installation stack;

  RuleTargetsCheck(StackRules rules, StackQueues queues, Installation stack) {
    this.rules = rules;
    this.queues = queues;
    this.stack = stack;
  }

  @Override
  public List<Finding> findings() {
    return Stream.of(StackRule.values())
        .filter(rule -> rules.find(rule).isPresent())
        .flatMap(rule -> finding(rule).stream())
        .toList();
  }

  private Optional<Finding> finding(StackRule rule) {
    String arn = queues.arn(rule.queue());
    return rules.targets(rule).stream().anyMatch(target -> target.arn().equals(arn))
        ? Optional.empty()
        : Optional.of(
            Finding.fault(
                "rule %s does not send to queue %s: its events are lost"
                    .formatted(rules.name(rule), arn),
                "aws events put-targets --region %s --rule %s --targets '%s'"
                    .formatted(stack.region(), rules.name(rule), target(rule, arn))));
  }

  /** The target as in the template. */
  private String target(StackRule rule, String arn) {
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("Id", rule.queue() + "Queue");
    target.put("Arn", arn);
    if (!rule.input().isEmpty()) {
      target.put("Input", rule.input());
    }
    target.put("DeadLetterConfig", Map.of("Arn", queues.deadLettersArn(rule.queue())));
    try {
      return JSON.writeValueAsString(List.of(target));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the target contains text only", e);
    }
  }
}
