package io.studioaccess.sandbox.kms;

import io.studioaccess.sandbox.policy.ResourcePolicy;

/**
 * A key of a customer.
 *
 * @param arn in the region of the key
 * @param policy the key policy, without which IAM policies allow nothing
 */
public record Key(String arn, ResourcePolicy policy, State state) {

  /** A key's state, as far as it decides whether the key can be used. */
  public enum State {
    ENABLED,
    DISABLED,
    PENDING_DELETION
  }

  public Key(String arn, ResourcePolicy policy) {
    this(arn, policy, State.ENABLED);
  }

  public Key in(State other) {
    return new Key(arn, policy, other);
  }

  public Key withPolicy(ResourcePolicy other) {
    return new Key(arn, other, state);
  }
}
