package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

@Singleton
final class EnabledRulesCheck implements Check {
  private final StackRules rules;
  private final Installation stack;

  EnabledRulesCheck(StackRules rules, Installation stack) {
    this.rules = rules;
    this.stack = stack;
  }

  @Override
  public List<Finding> findings() {
    return Stream.of(StackRule.values()).flatMap(rule -> finding(rule).stream()).toList();
  }

  private Optional<Finding> finding(StackRule rule) {
    Optional<DescribeRuleResponse> found = rules.find(rule);
    if (found.isEmpty()) {
      return Optional.of(
          Finding.fault(
              "rule %s does not exist: the functions receive none of its events"
                  .formatted(rules.name(rule)),
              "remove %s from the template, deploy, add it again, and deploy again"
                  .formatted(rule.logicalId())));
    }
    return found.get().state() == RuleState.DISABLED
        ? Optional.of(
            Finding.fault(
                "rule %s is disabled: the functions receive none of its events"
                    .formatted(rules.name(rule)),
                "aws events enable-rule --region %s --name %s"
                    .formatted(stack.region(), rules.name(rule))))
        : Optional.empty();
  }
}
