package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.plan.ObservedProfile;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.PlanInput;
import io.studioaccess.reconciler.plan.Step;
import java.util.Optional;

/** The next step for one user in one domain, as far as it is known. */
public sealed interface DomainPlan {
  DomainId domain();

  Desired desired();

  /** Empty if the domain could not be read. */
  Optional<ObservedProfile> observed();

  /** One line for administrators. */
  String summary();

  /** Whether an operation is needed. */
  default boolean hasOperations() {
    return false;
  }

  /** Whether the plan takes a role away, in which case more can be planned at once. */
  default boolean takesRole() {
    return false;
  }

  /** The domain was read: the input, and the next step. */
  record Planned(PlanInput input, Step step) implements DomainPlan {
    @Override
    public DomainId domain() {
      return input.domain().id();
    }

    @Override
    public Desired desired() {
      return input.desired();
    }

    @Override
    public Optional<ObservedProfile> observed() {
      return Optional.of(input.observed());
    }

    @Override
    public String summary() {
      return step.summary();
    }

    @Override
    public boolean hasOperations() {
      return !step.operations().isEmpty();
    }

    @Override
    public boolean takesRole() {
      return step.operations().stream().anyMatch(Operation.Quarantine.class::isInstance);
    }
  }

  /** Neither the mapping nor the ledger has the domain's account and region. */
  record NotLocated(DomainId domain, Desired desired, String reason) implements DomainPlan {
    @Override
    public Optional<ObservedProfile> observed() {
      return Optional.empty();
    }

    @Override
    public String summary() {
      return reason;
    }
  }

  /** The domain's account denies access. */
  record Inaccessible(DomainArn arn, Desired desired, String reason) implements DomainPlan {
    @Override
    public DomainId domain() {
      return arn.id();
    }

    @Override
    public Optional<ObservedProfile> observed() {
      return Optional.empty();
    }

    @Override
    public String summary() {
      return reason;
    }
  }
}
