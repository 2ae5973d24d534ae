package io.studioaccess.sandbox.template;

import java.util.List;
import java.util.Optional;

/**
 * An EventBridge rule.
 *
 * @param bus name of the event bus it listens to
 * @param pattern EventBridge's event pattern as JSON
 */
public record TemplateRule(
    String logicalId, String name, String arn, String bus, String pattern, List<Target> targets) {

  public TemplateRule {
    targets = List.copyOf(targets);
  }

  /**
   * A queue that gets what matches.
   *
   * @param deadLetterArn where an event goes that the target did not take
   */
  public record Target(String id, String arn, Optional<String> deadLetterArn) {}
}
