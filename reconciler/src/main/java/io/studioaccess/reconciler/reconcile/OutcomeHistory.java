package io.studioaccess.reconciler.reconcile;

/** Keeps the reported outcomes of all users for auditors. */
@FunctionalInterface
public interface OutcomeHistory {

  /**
   * Adds the outcome. Does nothing if the history has one with the same user and {@linkplain
   * RecordedOutcome#id id}: the first of them stays.
   *
   * @throws RuntimeException if the outcome may not be in the history
   */
  void add(RecordedOutcome outcome);
}
