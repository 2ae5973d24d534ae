package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The next step for one user in one domain. Each step carries the new ledger record; it is empty if
 * nothing is to be recorded.
 */
public sealed interface Step {
  Optional<ProfileRecord> record();

  /** One line for administrators. */
  String summary();

  /** The operations to execute, if the hourly limit admits them. */
  default List<Operation> operations() {
    return List.of();
  }

  /** Nothing is left to do. */
  record Settle(Optional<ProfileRecord> record, Outcome outcome) implements Step {
    @Override
    public String summary() {
      return "nothing to do: %s, %s".formatted(outcome.kind(), outcome.summary());
    }
  }

  /** Execute these operations, at least one and all of the same direction, and reconcile again. */
  record Act(Optional<ProfileRecord> record, List<Operation> operations) implements Step {
    public Act {
      operations = List.copyOf(operations);
    }

    public ProfileName profile() {
      return operations.getFirst().profile();
    }

    /** The operations and their counts, such as {@code Quarantine, 12 × DeleteApp}. */
    @Override
    public String summary() {
      Map<String, Long> counts =
          operations.stream()
              .map(operation -> operation.getClass().getSimpleName())
              .collect(
                  Collectors.groupingBy(
                      Function.identity(), LinkedHashMap::new, Collectors.counting()));
      return counts.entrySet().stream()
          .map(
              count ->
                  count.getValue() == 1
                      ? count.getKey()
                      : count.getValue() + " × " + count.getKey())
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * Change the tags of a profile that is right otherwise. Whatever becomes of that, the rest is
   * settled: tags decide nothing about access.
   *
   * @param record the record while the tags change
   */
  record Tag(Optional<ProfileRecord> record, Operation.ChangeTags change, Step then)
      implements Step {
    @Override
    public String summary() {
      return "ChangeTags";
    }

    @Override
    public List<Operation> operations() {
      return List.of(change);
    }

    /** The rest, while the profile has, or may have, these tags. */
    public Step with(RecordedTags tags) {
      Optional<ProfileRecord> next = then.record().map(known -> known.withTags(tags));
      return switch (then) {
        case Settle settle -> new Settle(next, settle.outcome());
        case HandOver handOver -> new HandOver(next, handOver.reason());
        case Act _, Await _, Guarded _, Tag _ -> then;
      };
    }
  }

  /**
   * A change that counts against the hourly limit.
   *
   * @param to the role that the user would get; empty if access would be revoked
   * @param ifHeld the step to take if the limit is reached
   */
  record Guarded(Optional<RoleArn> to, Step ifAdmitted, Step ifHeld) implements Step {
    @Override
    public Optional<ProfileRecord> record() {
      return ifHeld.record();
    }

    @Override
    public String summary() {
      return ifAdmitted.summary() + ", unless the hourly limit of changes is reached";
    }

    @Override
    public List<Operation> operations() {
      return ifAdmitted.operations();
    }
  }

  /** Only the deprovisioner reads everything that the decision needs. */
  record HandOver(Optional<ProfileRecord> record, String reason) implements Step {
    @Override
    public String summary() {
      return "the deprovisioner continues: " + reason;
    }
  }

  /** Reconcile again later: SageMaker is changing a resource. */
  record Await(Optional<ProfileRecord> record, String reason) implements Step {
    @Override
    public String summary() {
      return "wait: " + reason;
    }
  }
}
