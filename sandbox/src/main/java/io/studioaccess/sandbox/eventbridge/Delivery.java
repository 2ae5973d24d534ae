package io.studioaccess.sandbox.eventbridge;

/** The result of delivering an event to one target of a rule that it matched. */
public sealed interface Delivery {

  String rule();

  /** The event is in the target queue, or on the bus with this ARN. */
  record Delivered(String rule, String queue) implements Delivery {}

  /** The target refused the event, which is now in the target's dead-letter queue. */
  record DeadLettered(String rule, String queue, String reason) implements Delivery {}

  /** The event is lost. */
  record Dropped(String rule, String reason) implements Delivery {}
}
