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
 * What comes next for one user in one domain. Each carries the ledger's record as it should stand
 * from here on; empty where there is nothing to remember.
 */
public sealed interface Step {
  Optional<ProfileRecord> record();

  /** In a line, for people. */
  String summary();

  /** The calls to make, if there are any and the limit of an hour leaves room. */
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

  /** These calls, at least one and all of one function, and then another look. */
  record Act(Optional<ProfileRecord> record, List<Operation> operations) implements Step {
    public Act {
      operations = List.copyOf(operations);
    }

    public ProfileName profile() {
      return operations.getFirst().profile();
    }

    /** What is done, and how often: {@code Quarantine, 12 × DeleteApp}. */
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
              kind ->
                  kind.getValue() == 1 ? kind.getKey() : kind.getValue() + " × " + kind.getKey())
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * A change that counts against the limit of an hour.
   *
   * @param to the role that the user would get; empty if their access would end
   * @param ifHeld what comes instead where the limit is reached
   */
  record Guarded(Optional<RoleArn> to, Step ifAdmitted, Step ifHeld) implements Step {
    @Override
    public Optional<ProfileRecord> record() {
      return ifHeld.record();
    }

    @Override
    public String summary() {
      return ifAdmitted.summary() + ", unless the limit of changes in an hour is reached";
    }

    @Override
    public List<Operation> operations() {
      return ifAdmitted.operations();
    }
  }

  /** Only the other function sees all that it takes to decide. */
  record HandOver(Optional<ProfileRecord> record, String what) implements Step {
    @Override
    public String summary() {
      return "the deprovisioner goes on: " + what;
    }
  }

  /** Another look later: SageMaker is at work. */
  record Await(Optional<ProfileRecord> record, String what) implements Step {
    @Override
    public String summary() {
      return "wait: " + what;
    }
  }
}
