package io.studioaccess.reconciler.plan;

/** What an administrator decided about a change that is held. */
public enum Verdict {
  RELEASED,
  REJECTED
}
