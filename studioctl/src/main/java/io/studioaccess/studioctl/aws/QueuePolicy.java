package io.studioaccess.studioctl.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/** Who may send to a queue. */
public final class QueuePolicy {
  private static final String EVENTBRIDGE = "events.amazonaws.com";
  private static final String SOURCE = "aws:sourcearn";
  private static final Set<String> SEND =
      Set.of("sqs:SendMessage", "SQS:SendMessage", "sqs:*", "*");

  private QueuePolicy() {}

  /**
   * Whether a statement lets EventBridge send for this rule. Of its conditions, that on the source
   * is looked at: patterns in it are not followed.
   *
   * @param document JSON; empty for a queue without a policy
   */
  public static boolean letsSend(String document, String ruleArn) {
    return !document.isEmpty()
        && PolicyDocument.of(document)
            .lets(EVENTBRIDGE, SEND, conditions -> isFor(conditions, ruleArn));
  }

  private static boolean isFor(JsonNode conditions, String ruleArn) {
    return conditions.properties().stream()
        .flatMap(operator -> operator.getValue().properties().stream())
        .filter(condition -> SOURCE.equalsIgnoreCase(condition.getKey()))
        .map(condition -> PolicyDocument.texts(condition.getValue()))
        .allMatch(sources -> sources.contains(ruleArn) || sources.equals(List.of("*")));
  }
}
