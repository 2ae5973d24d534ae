package io.studioaccess.sandbox.policy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A policy statement. It applies to an access if the action (regardless of case), the resource and
 * every condition match.
 *
 * @param sid empty if it has none
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

  /** An explicit Deny wins, and what no statement allows is denied. */
  static Decision decide(Stream<Statement> statements, Access access) {
    var effects = statements.filter(it -> it.appliesTo(access)).map(Statement::effect).toList();
    if (effects.contains(Effect.DENY)) {
      return Decision.DENIED;
    }
    return effects.isEmpty() ? Decision.NOT_ALLOWED : Decision.ALLOWED;
  }

  boolean appliesTo(Access access) {
    String requested = access.action().toLowerCase(Locale.ROOT);
    return actions.stream().anyMatch(action -> action.lowercase().matches(requested))
        && resources.stream()
            .flatMap(resource -> resource.in(access.context()).stream())
            .anyMatch(resource -> resource.matches(access.resource()))
        && conditions.stream().allMatch(condition -> condition.holds(access));
  }

  /** The grants of an Allow statement; none of a Deny statement. */
  Stream<Grant> grants() {
    return effect == Effect.DENY
        ? Stream.empty()
        : actions.stream()
            .flatMap(
                action -> resources.stream().map(resource -> new Grant(sid, action, resource)));
  }
}
