package io.studioaccess.sandbox.policy;

/** What policies say about one access. */
public enum Decision {
  ALLOWED,
  /** No statement allows it. */
  NOT_ALLOWED,
  /** A statement denies it, whatever others allow. */
  DENIED
}
