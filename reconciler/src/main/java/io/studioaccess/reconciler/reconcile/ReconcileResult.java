package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.plan.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The outcomes of a user's domains, and the failures of those that have none. */
public final class ReconcileResult {
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Failures failures = new Failures();
  private final List<RuntimeException> untagged = new ArrayList<>();
  private final Set<DomainId> revocations = new HashSet<>();
  private Optional<RuntimeException> unrecorded = Optional.empty();
  private boolean requeued;
  private boolean handedOver;

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

  /** Marks that the other function reconciles the user next. */
  void markHandedOver() {
    handedOver = true;
  }

  /** Marks that a profile lacks tags of its row, which the record shows as not settled. */
  void markUntagged(RuntimeException failure) {
    untagged.add(failure);
  }

  /** Why profiles lack tags of their rows; empty if no change of tags failed. */
  public List<RuntimeException> untagged() {
    return List.copyOf(untagged);
  }

  /** Marks that the history lacks outcomes, which the record keeps for the next reconcile. */
  void markUnrecorded(RuntimeException failure) {
    unrecorded = Optional.of(failure);
  }

  /** Why the history lacks outcomes; empty if it lacks none. */
  public Optional<RuntimeException> unrecorded() {
    return unrecorded;
  }

  /**
   * Whether the message must be delivered again: a domain failed, or profiles lack tags or the
   * history lacks outcomes, and no other reconcile of the user is requested that would add them. If
   * each of two functions repeated its message and handed over as well, every message would become
   * two.
   */
  boolean isToBeRepeated() {
    boolean lacks = unrecorded.isPresent() || !untagged.isEmpty();
    return hasFailures() || (lacks && !requeued && !handedOver);
  }

  /** Runs what may fail without effect on the domains. */
  void run(Runnable part) {
    failures.run(part);
  }

  boolean hasFailures() {
    return !failures.all().isEmpty();
  }

  /** Whether a call about the user's profiles failed, be it only about their tags. */
  boolean isIncomplete() {
    return hasFailures() || !untagged.isEmpty();
  }

  /** One outcome for each domain that did not fail; at least one, unless something failed. */
  public List<Outcome> outcomes() {
    return outcomes.isEmpty() && !hasFailures()
        ? List.of(new Outcome.Unchanged("no mapped group and no profile of Studio Access"))
        : List.copyOf(outcomes);
  }

  boolean has(Class<? extends Outcome> kind) {
    return outcomes.stream().anyMatch(kind::isInstance);
  }

  /**
   * Throws the first failure, with the others suppressed; that of tags, or else the history's, only
   * if no domain failed and no other reconcile is requested.
   *
   * @throws RuntimeException if a call failed that may succeed later
   */
  public void throwFailure() {
    failures.throwFirst();
    if (isToBeRepeated()) {
      throw untagged.stream().findFirst().or(() -> unrecorded).orElseThrow();
    }
  }
}
