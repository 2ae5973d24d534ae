package io.studioaccess.sandbox.kms;

/** KMS's answer to a service that wants to use a key for its caller. */
public enum KeyUse {
  ALLOWED,
  ACCESS_DENIED,
  NOT_FOUND,
  DISABLED,
  /** The key waits for its deletion. */
  INVALID_STATE
}
