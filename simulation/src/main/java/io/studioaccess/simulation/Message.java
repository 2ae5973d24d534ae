package io.studioaccess.simulation;

import java.util.Map;

/**
 * A message in a queue.
 *
 * @param key identifies the message in this history and in shortened ones
 * @param copy tells the deliveries of a message that comes twice apart
 * @param receives how many times it was received, this time included
 */
record Message(Queue queue, long key, long copy, Map<String, Object> body, int receives) {
  /** The id that SQS gives it. */
  String id() {
    return "message-" + Long.toHexString(key);
  }

  Message again() {
    return new Message(queue, key, copy, body, receives + 1);
  }
}
