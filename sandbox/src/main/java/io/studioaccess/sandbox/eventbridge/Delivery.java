package io.studioaccess.sandbox.eventbridge;

/** What became of an event at one target of a rule that it matched. */
public sealed interface Delivery {

  String rule();

  /** It lies in the target queue, or was put on the bus with this ARN. */
  record Delivered(String rule, String queue) implements Delivery {}

  /** The target refused it; it lies in the target's dead-letter queue. */
  record DeadLettered(String rule, String queue, String reason) implements Delivery {}

  /** It is lost. */
  record Dropped(String rule, String reason) implements Delivery {}
}
