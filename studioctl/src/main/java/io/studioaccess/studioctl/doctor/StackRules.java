package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.stack.Installation;
import io.studioaccess.studioctl.stack.StackResources;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Reads the rules of the stack. */
@Singleton
final class StackRules {
  private final EventBridgeClient eventBridge;
  private final StackResources resources;
  private final Installation stack;

  StackRules(EventBridgeClient eventBridge, StackResources resources, Installation stack) {
    this.eventBridge = eventBridge;
    this.resources = resources;
    this.stack = stack;
  }

  /** The physical name. */
  String name(StackRule rule) {
    return resources.physicalId(rule.logicalId()).orElse(stack.stack() + "-" + rule.logicalId());
  }

  /** Empty if the rule was deleted. */
  Optional<DescribeRuleResponse> find(StackRule rule) {
    try {
      return Optional.of(eventBridge.describeRule(describe -> describe.name(name(rule))));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  List<Target> targets(StackRule rule) {
    return eventBridge.listTargetsByRule(list -> list.rule(name(rule))).targets();
  }
}
