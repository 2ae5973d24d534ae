package io.studioaccess.sandbox.eventbridge;

import io.studioaccess.sandbox.cloudformation.template.TemplateRule;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * EventBridge's operations on rules that a template made: look, enable, disable, take a target and
 * put it back as the template has it.
 */
public final class RuleOperations {

  private final RuleRegistry book;

  public RuleOperations(RuleRegistry book) {
    this.book = book;
  }

  public void addTo(Operations operations) {
    operations
        .put(
            "DescribeRule",
            DescribeRuleRequest::builder,
            (r, caller) -> on("DescribeRule", r.name(), r.eventBusName(), caller),
            (r, caller) -> describe(rule(r.name(), r.eventBusName(), caller)))
        .put(
            "ListTargetsByRule",
            ListTargetsByRuleRequest::builder,
            (r, caller) -> on("ListTargetsByRule", r.rule(), r.eventBusName(), caller),
            (r, caller) -> targets(rule(r.rule(), r.eventBusName(), caller)))
        .put(
            "EnableRule",
            EnableRuleRequest::builder,
            (r, caller) -> on("EnableRule", r.name(), r.eventBusName(), caller),
            (r, caller) -> {
              book.enable(rule(r.name(), r.eventBusName(), caller));
              return EnableRuleResponse.builder().build();
            })
        .put(
            "DisableRule",
            DisableRuleRequest::builder,
            (r, caller) -> on("DisableRule", r.name(), r.eventBusName(), caller),
            (r, caller) -> {
              book.disable(rule(r.name(), r.eventBusName(), caller));
              return DisableRuleResponse.builder().build();
            })
        .put(
            "RemoveTargets",
            RemoveTargetsRequest::builder,
            (r, caller) -> on("RemoveTargets", r.rule(), r.eventBusName(), caller),
            (r, caller) -> {
              TemplateRule rule = rule(r.rule(), r.eventBusName(), caller);
              r.ids().forEach(id -> book.remove(rule, id));
              return RemoveTargetsResponse.builder().failedEntryCount(0).build();
            })
        .put(
            "PutTargets",
            PutTargetsRequest::builder,
            (r, caller) -> on("PutTargets", r.rule(), r.eventBusName(), caller),
            (r, caller) -> {
              putBack(rule(r.rule(), r.eventBusName(), caller), r.targets());
              return PutTargetsResponse.builder().failedEntryCount(0).build();
            });
  }

  private static List<Access> on(String operation, String rule, String bus, Caller caller) {
    return List.of(Access.to("events:" + operation, arn(rule, bus, caller)));
  }

  private static String arn(String rule, String bus, Caller caller) {
    String path =
        Optional.ofNullable(bus)
            .map(name -> name.substring(name.lastIndexOf('/') + 1))
            .filter(name -> !name.equals("default"))
            .map(name -> name + "/")
            .orElse("");
    return "arn:aws:events:%s:%s:rule/%s%s"
        .formatted(caller.region(), caller.principal().accountId(), path, rule);
  }

  private TemplateRule rule(String name, String bus, Caller caller) {
    return book.find(arn(name, bus, caller))
        .orElseThrow(
            () ->
                new Refusal(
                    "ResourceNotFoundException",
                    400,
                    "Rule %s does not exist on EventBus default.".formatted(name),
                    Map.of()));
  }

  private DescribeRuleResponse describe(TemplateRule rule) {
    DescribeRuleResponse.Builder described =
        DescribeRuleResponse.builder()
            .name(rule.name())
            .arn(rule.arn())
            .eventBusName(rule.bus())
            .state(book.isEnabled(rule) ? RuleState.ENABLED : RuleState.DISABLED);
    return switch (rule.trigger()) {
      case TemplateRule.Trigger.EventPattern(String json) -> described.eventPattern(json).build();
      case TemplateRule.Trigger.Schedule(var rate) ->
          described.scheduleExpression("rate(%d minutes)".formatted(rate.toMinutes())).build();
    };
  }

  private ListTargetsByRuleResponse targets(TemplateRule rule) {
    return ListTargetsByRuleResponse.builder()
        .targets(
            book.targets(rule).stream()
                .map(target -> Target.builder().id(target.id()).arn(target.arn()).build())
                .toList())
        .build();
  }

  private void putBack(TemplateRule rule, List<Target> targets) {
    List<String> known = rule.targets().stream().map(TemplateRule.Target::id).toList();
    if (!targets.stream().map(Target::id).allMatch(known::contains)) {
      throw Refusal.validation("The sandbox puts back targets of the template alone: " + known);
    }
    book.restoreTargets(rule);
  }
}
