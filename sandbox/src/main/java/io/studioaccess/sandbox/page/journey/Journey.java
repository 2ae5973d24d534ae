package io.studioaccess.sandbox.page.journey;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way of one event, so far.
 *
 * @param id the id that all its messages, log lines and outcome events have
 * @param version grows with every change of any journey
 * @param users the ids of the users that it is about
 * @param people their names
 * @param event the whole event; empty for a request that was no event
 * @param deliveries what its rules did with it
 * @param outcomes the outcome events that followed
 */
public record Journey(
    String id,
    long version,
    Instant at,
    EventTitle title,
    Set<String> users,
    Set<String> people,
    Map<String, Object> event,
    List<DeliveryView> deliveries,
    List<DecisionStep> steps,
    List<Map<String, Object>> outcomes) {

  /**
   * @param target the logical id of the queue; empty if the event was lost
   * @param problem empty if the event was delivered
   */
  public record DeliveryView(String rule, String target, String problem) {}
}
