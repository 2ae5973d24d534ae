package io.studioaccess.reconcile;

import io.studioaccess.desired.Desired;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.plan.Situation;
import io.studioaccess.plan.Step;

/** What comes next for one user in one domain, as far as it can be said. */
public sealed interface Prospect {
  DomainId domain();

  /** In a line, for people. */
  String summary();

  /** Whether there is an operation to carry out. */
  default boolean isSomethingToDo() {
    return false;
  }

  /** What is, and what comes next by it. */
  record Planned(Situation situation, Step step) implements Prospect {
    @Override
    public DomainId domain() {
      return situation.domain().id();
    }

    @Override
    public String summary() {
      return step.summary();
    }

    @Override
    public boolean isSomethingToDo() {
      return !step.operations().isEmpty();
    }
  }

  /** Nothing tells where the domain is. */
  record Nowhere(DomainId domain, String reason) implements Prospect {
    @Override
    public String summary() {
      return reason;
    }
  }

  /** The domain's account does not let us in. */
  record Inaccessible(DomainArn arn, Desired desired, String reason) implements Prospect {
    @Override
    public DomainId domain() {
      return arn.id();
    }

    @Override
    public String summary() {
      return reason;
    }
  }
}
