package io.studioaccess.plan;

import io.studioaccess.desired.ProfileName;
import java.util.List;
import java.util.Optional;

/**
 * What comes next for one user in one domain. Each carries the ledger's record as it should stand
 * from here on; empty where there is nothing to remember.
 */
public sealed interface Step {
  Optional<ProfileRecord> record();

  /** Nothing is left to do. */
  record Settle(Optional<ProfileRecord> record, Outcome outcome) implements Step {}

  /** These calls, at least one and all of one kind, and then another look. */
  record Act(Optional<ProfileRecord> record, List<Operation> operations) implements Step {
    public Act {
      operations = List.copyOf(operations);
    }

    public ProfileName profile() {
      return operations.getFirst().profile();
    }

    /** What is done, and how often: {@code 12 × DeleteApp}. */
    public String summary() {
      String kind = operations.getFirst().getClass().getSimpleName();
      return operations.size() == 1 ? kind : operations.size() + " × " + kind;
    }
  }

  /** Another look later: SageMaker is at work. */
  record Await(Optional<ProfileRecord> record, String what) implements Step {}
}
