package io.studioaccess.sandbox.policy;

/** The decision of policies on one access. */
public enum Decision {
  ALLOWED,
  /** No statement allows it. */
  NOT_ALLOWED,
  /** A statement denies it, which overrides every Allow. */
  DENIED
}
