package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An EventBridge rule.
 *
 * @param bus name of the event bus it listens to
 */
public record TemplateRule(
    String logicalId, String name, String arn, String bus, Trigger trigger, List<Target> targets) {

  public TemplateRule {
    targets = List.copyOf(targets);
  }

  /** What a rule waits for. */
  public sealed interface Trigger {

    /** An event of this pattern, which is EventBridge's as JSON. */
    record EventPattern(String json) implements Trigger {}

    /** The end of another such period. */
    record Schedule(Duration rate) implements Trigger {}
  }

  /**
   * A queue or an event bus that gets what matches.
   *
   * @param roleArn the role that lets EventBridge put events on a bus
   * @param input what it gets instead of the event: JSON
   * @param deadLetterArn where an event goes that the target did not take
   */
  public record Target(
      String id,
      String arn,
      Optional<String> roleArn,
      Optional<String> input,
      Optional<String> deadLetterArn) {}
}
