package io.studioaccess.reconciler.plan;

/** An administrator's decision about a held change. */
public enum Verdict {
  RELEASED,
  REJECTED
}
