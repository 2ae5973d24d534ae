package io.studioaccess.studioctl.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** The resource policy of a queue. */
public final class QueuePolicy {
  private static final String EVENTBRIDGE = "events.amazonaws.com";
  private static final String SOURCE_ARN = "aws:sourcearn";
  private static final Set<String> SEND =
      Set.of("sqs:SendMessage", "SQS:SendMessage", "sqs:*", "*");

  private QueuePolicy() {}

  /**
   * Whether a statement allows EventBridge to send for this rule. Only the condition on {@code
   * aws:SourceArn} is evaluated, without wildcards other than a single {@code *}.
   *
   * @param document JSON; empty for a queue without a policy
   */
  public static boolean allowsRule(String document, String ruleArn) {
    return !document.isEmpty()
        && PolicyDocument.of(document)
            .allows(EVENTBRIDGE, SEND, conditions -> matchesSource(conditions, ruleArn));
  }

  private static boolean matchesSource(JsonNode conditions, String ruleArn) {
    return conditions.properties().stream()
        .flatMap(operator -> operator.getValue().properties().stream())
        .filter(condition -> SOURCE_ARN.equalsIgnoreCase(condition.getKey()))
        .map(condition -> PolicyDocument.texts(condition.getValue()))
        .allMatch(sources -> sources.contains(ruleArn) || sources.equals(List.of("*")));
  }
}
