package io.studioaccess.sandbox.wire;

/** Policies of queues, as JSON text by the queue's name. */
public interface QueuePolicyStore {

  /** Empty for a queue that has none. */
  String of(String queue);

  /**
   * @param json empty for none from now on
   * @throws IllegalArgumentException naming what is not understood
   */
  void set(String queue, String json);
}
