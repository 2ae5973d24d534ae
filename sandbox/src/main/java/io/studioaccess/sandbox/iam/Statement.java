package io.studioaccess.sandbox.iam;

import java.util.List;

/** One statement: it speaks about an access if action, resource and every condition match. */
record Statement(
    Effect effect, List<Pattern> actions, List<Pattern> resources, List<Condition> conditions) {

  enum Effect {
    ALLOW,
    DENY
  }

  Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  boolean speaksOf(Access access) {
    return actions.stream().anyMatch(action -> action.matchesIgnoringCase(access.action()))
        && resources.stream().anyMatch(resource -> resource.matches(access.resource()))
        && conditions.stream().allMatch(condition -> condition.holds(access.context()));
  }
}
