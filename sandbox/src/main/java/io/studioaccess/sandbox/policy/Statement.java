package io.studioaccess.sandbox.policy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One statement: it speaks about an access if action, in any case, resource and every condition
 * match.
 *
 * @param sid empty where it has none
 */
record Statement(
    String sid,
    Effect effect,
    List<Pattern> actions,
    List<Pattern> resources,
    List<Condition> conditions) {

  enum Effect {
    ALLOW,
    DENY
  }

  Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  /** Explicit denial wins; what no statement allows is denied. */
  static Decision decide(Stream<Statement> statements, Access access) {
    var effects = statements.filter(it -> it.speaksOf(access)).map(Statement::effect).toList();
    if (effects.contains(Effect.DENY)) {
      return Decision.DENIED;
    }
    return effects.isEmpty() ? Decision.NOT_ALLOWED : Decision.ALLOWED;
  }

  boolean speaksOf(Access access) {
    String wanted = access.action().toLowerCase(Locale.ROOT);
    return actions.stream().anyMatch(action -> action.lowercase().matches(wanted))
        && resources.stream().anyMatch(resource -> resource.matches(access.resource()))
        && conditions.stream().allMatch(condition -> condition.holds(access.context()));
  }

  /** What it allows: nothing if it denies. */
  Stream<Grant> grants() {
    return effect == Effect.DENY
        ? Stream.empty()
        : actions.stream()
            .flatMap(
                action -> resources.stream().map(resource -> new Grant(sid, action, resource)));
  }
}
