package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.plan.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The outcomes of a user's domains, and the failures of those that have none. */
public final class ReconcileResult {
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Failures failures = new Failures();
  private final Set<DomainId> revocations = new HashSet<>();
  private boolean requeued;

  public static ReconcileResult of(Outcome outcome) {
    ReconcileResult result = new ReconcileResult();
    result.outcomes.add(outcome);
    return result;
  }

  /**
   * Adds the outcome of a domain, or its failure.
   *
   * @throws LeaseLostException if another reconcile has the user
   */
  void add(Supplier<Outcome> domain) {
    failures.run(() -> outcomes.add(domain.get()));
  }

  /** Marks a domain in which access must be revoked. */
  void markRevocation(DomainId domain) {
    revocations.add(domain);
  }

  boolean isRevocation(DomainId domain) {
    return revocations.contains(domain);
  }

  void markRequeued() {
    requeued = true;
  }

  /** Whether another reconcile of the user is requested, which makes up for the failures. */
  public boolean isRequeued() {
    return requeued;
  }

  /** Runs what may fail without effect on the domains. */
  void run(Runnable part) {
    failures.run(part);
  }

  boolean hasFailures() {
    return !failures.all().isEmpty();
  }

  /** One outcome for each domain that did not fail; at least one, unless something failed. */
  public List<Outcome> outcomes() {
    return outcomes.isEmpty() && !hasFailures()
        ? List.of(new Outcome.Unchanged("no mapped group and no profile of Studio Access"))
        : List.copyOf(outcomes);
  }

  /**
   * Throws the first failure, with the others suppressed.
   *
   * @throws RuntimeException if a call failed that may succeed later
   */
  public void throwFailure() {
    failures.throwFirst();
  }
}
