package io.studioaccess.sandbox.wire;

/** Queue policies as JSON text, by the queue's name. */
public interface QueuePolicyStore {

  /** Empty if the queue has none. */
  String policy(String queue);

  /**
   * @param json empty to remove the policy
   * @throws IllegalArgumentException naming what is not supported
   */
  void set(String queue, String json);
}
