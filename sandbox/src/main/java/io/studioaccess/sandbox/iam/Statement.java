package io.studioaccess.sandbox.iam;

import java.util.List;
import java.util.Locale;

/**
 * One statement: it speaks about an access if action, in any case, resource and every condition
 * match.
 */
record Statement(
    Effect effect, List<Pattern> actions, List<Pattern> resources, List<Condition> conditions) {

  enum Effect {
    ALLOW,
    DENY
  }

  Statement {
    actions = actions.stream().map(Pattern::lowercase).toList();
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  boolean speaksOf(Access access) {
    String wanted = access.action().toLowerCase(Locale.ROOT);
    return actions.stream().anyMatch(action -> action.matches(wanted))
        && resources.stream().anyMatch(resource -> resource.matches(access.resource()))
        && conditions.stream().allMatch(condition -> condition.holds(access.context()));
  }
}
