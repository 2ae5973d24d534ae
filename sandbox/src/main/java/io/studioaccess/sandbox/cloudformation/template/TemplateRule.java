package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An EventBridge rule.
 *
 * @param bus the name of its event bus
 */
public record TemplateRule(
    String logicalId, String name, String arn, String bus, Trigger trigger, List<Target> targets) {

  public TemplateRule {
    targets = List.copyOf(targets);
  }

  /** What triggers a rule. */
  public sealed interface Trigger {

    /** Events that match an EventBridge pattern, given as JSON. */
    record EventPattern(String json) implements Trigger {}

    /** A fixed rate. */
    record Schedule(Duration rate) implements Trigger {}
  }

  /**
   * A queue or an event bus that receives the matching events.
   *
   * @param roleArn the role with which EventBridge puts events on a bus
   * @param input the JSON that the target receives instead of the event
   * @param deadLetterArn the queue for events that the target did not accept
   */
  public record Target(
      String id,
      String arn,
      Optional<String> roleArn,
      Optional<String> input,
      Optional<String> deadLetterArn) {}
}
