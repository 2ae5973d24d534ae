package io.studioaccess.sandbox.rules;

import io.studioaccess.sandbox.iam.Access;
import io.studioaccess.sandbox.iam.Decision;
import io.studioaccess.sandbox.iam.PolicyDocument;
import io.studioaccess.sandbox.iam.Principal;
import io.studioaccess.sandbox.template.Template;
import io.studioaccess.sandbox.template.TemplateQueue;
import io.studioaccess.sandbox.template.TemplateRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a queue's policy lets EventBridge put a rule's events into it. */
final class QueuePermission {

  private static final String EVENTBRIDGE = "events.amazonaws.com";
  private static final String SEND = "sqs:SendMessage";

  private final Template template;
  private final String accountId;

  QueuePermission(Template template, String accountId) {
    this.template = template;
    this.accountId = accountId;
  }

  /** Why not; empty if it does. */
  Optional<String> refusal(TemplateQueue queue, TemplateRule rule) {
    List<PolicyDocument> policies =
        template.policiesOf(queue).stream().flatMap(this::forEventBridge).toList();
    Access access =
        Access.to(SEND, queue.arn())
            .with("aws:SourceArn", rule.arn())
            .with("aws:SourceAccount", accountId)
            .with("aws:SecureTransport", "true");
    Decision decision = new Principal(EVENTBRIDGE, accountId, EVENTBRIDGE, policies).decide(access);
    return switch (decision) {
      case ALLOWED -> Optional.empty();
      case NOT_ALLOWED, DENIED ->
          Optional.of(
              "no queue policy allows %s to %s on %s for the rule %s"
                  .formatted(EVENTBRIDGE, SEND, queue.arn(), rule.arn()));
    };
  }

  private Stream<PolicyDocument> forEventBridge(Map<String, Object> document) {
    var statements = new ArrayList<Map<String, Object>>();
    for (Object item : items(document.get("Statement"))) {
      if (item instanceof Map<?, ?> statement && speaksOfEventBridge(statement.get("Principal"))) {
        var without = new LinkedHashMap<String, Object>();
        statement.forEach((key, value) -> without.put(String.valueOf(key), value));
        without.remove("Principal");
        statements.add(without);
      }
    }
    return statements.isEmpty()
        ? Stream.empty()
        : Stream.of(PolicyDocument.ofResource(Map.of("Statement", statements)));
  }

  private static boolean speaksOfEventBridge(@Nullable Object principal) {
    return switch (principal) {
      case String text -> text.equals("*");
      case Map<?, ?> map ->
          items(map.get("Service")).contains(EVENTBRIDGE) || items(map.get("AWS")).contains("*");
      case null, default -> false;
    };
  }

  private static Collection<?> items(@Nullable Object json) {
    return switch (json) {
      case null -> List.of();
      case Collection<?> several -> several;
      default -> List.of(json);
    };
  }
}
