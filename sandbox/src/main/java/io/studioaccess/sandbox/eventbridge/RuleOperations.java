package io.studioaccess.sandbox.eventbridge;

import io.studioaccess.sandbox.cloudformation.template.TemplateRule;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * EventBridge's operations on the template's rules: ListRules, DescribeRule, ListTargetsByRule,
 * EnableRule, DisableRule, RemoveTargets, and PutTargets for targets that the template has.
 */
public final class RuleOperations {

  private final RuleRegistry registry;

  public RuleOperations(RuleRegistry registry) {
    this.registry = registry;
  }

  public void addTo(Operations operations) {
    operations
        .put(
            "ListRules",
            ListRulesRequest::builder,
            (r, caller) -> requiredActions("ListRules", "*", r.eventBusName(), caller),
            this::listRules)
        .put(
            "DescribeRule",
            DescribeRuleRequest::builder,
            (r, caller) -> requiredActions("DescribeRule", r.name(), r.eventBusName(), caller),
            (r, caller) -> describeRule(rule(r.name(), r.eventBusName(), caller)))
        .put(
            "ListTargetsByRule",
            ListTargetsByRuleRequest::builder,
            (r, caller) -> requiredActions("ListTargetsByRule", r.rule(), r.eventBusName(), caller),
            (r, caller) -> listTargetsByRule(rule(r.rule(), r.eventBusName(), caller)))
        .put(
            "EnableRule",
            EnableRuleRequest::builder,
            (r, caller) -> requiredActions("EnableRule", r.name(), r.eventBusName(), caller),
            (r, caller) -> {
              registry.enable(rule(r.name(), r.eventBusName(), caller));
              return EnableRuleResponse.builder().build();
            })
        .put(
            "DisableRule",
            DisableRuleRequest::builder,
            (r, caller) -> requiredActions("DisableRule", r.name(), r.eventBusName(), caller),
            (r, caller) -> {
              registry.disable(rule(r.name(), r.eventBusName(), caller));
              return DisableRuleResponse.builder().build();
            })
        .put(
            "RemoveTargets",
            RemoveTargetsRequest::builder,
            (r, caller) -> requiredActions("RemoveTargets", r.rule(), r.eventBusName(), caller),
            (r, caller) -> {
              TemplateRule rule = rule(r.rule(), r.eventBusName(), caller);
              r.ids().forEach(id -> registry.remove(rule, id));
              return RemoveTargetsResponse.builder().failedEntryCount(0).build();
            })
        .put(
            "PutTargets",
            PutTargetsRequest::builder,
            (r, caller) -> requiredActions("PutTargets", r.rule(), r.eventBusName(), caller),
            (r, caller) -> {
              putTargets(rule(r.rule(), r.eventBusName(), caller), r.targets());
              return PutTargetsResponse.builder().failedEntryCount(0).build();
            });
  }

  private static List<Access> requiredActions(
      String operation, String rule, String bus, Caller caller) {
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
    return registry
        .find(arn(name, bus, caller))
        .orElseThrow(
            () ->
                new ServiceException(
                    "ResourceNotFoundException",
                    400,
                    "Rule %s does not exist on EventBus default.".formatted(name),
                    Map.of()));
  }

  private DescribeRuleResponse describeRule(TemplateRule rule) {
    DescribeRuleResponse.Builder described =
        DescribeRuleResponse.builder()
            .name(rule.name())
            .arn(rule.arn())
            .eventBusName(rule.bus())
            .state(state(rule));
    return switch (rule.trigger()) {
      case TemplateRule.Trigger.EventPattern(String json) -> described.eventPattern(json).build();
      case TemplateRule.Trigger.Schedule(var rate) ->
          described.scheduleExpression("rate(%d minutes)".formatted(rate.toMinutes())).build();
    };
  }

  /** All rules of the bus, without pages. */
  private ListRulesResponse listRules(ListRulesRequest request, Caller caller) {
    String prefix = Objects.requireNonNullElse(request.namePrefix(), "");
    return ListRulesResponse.builder()
        .rules(
            registry.startingWith(arn(prefix, request.eventBusName(), caller)).stream()
                .map(
                    rule ->
                        Rule.builder()
                            .name(rule.name())
                            .arn(rule.arn())
                            .eventBusName(rule.bus())
                            .state(state(rule))
                            .build())
                .toList())
        .build();
  }

  private RuleState state(TemplateRule rule) {
    return registry.isEnabled(rule) ? RuleState.ENABLED : RuleState.DISABLED;
  }

  private ListTargetsByRuleResponse listTargetsByRule(TemplateRule rule) {
    return ListTargetsByRuleResponse.builder()
        .targets(
            registry.targets(rule).stream()
                .map(target -> Target.builder().id(target.id()).arn(target.arn()).build())
                .toList())
        .build();
  }

  private void putTargets(TemplateRule rule, List<Target> targets) {
    List<String> known = rule.targets().stream().map(TemplateRule.Target::id).toList();
    if (!targets.stream().map(Target::id).allMatch(known::contains)) {
      throw ServiceException.validation(
          "The sandbox accepts only the template's targets: " + known);
    }
    registry.restoreTargets(rule);
  }
}
