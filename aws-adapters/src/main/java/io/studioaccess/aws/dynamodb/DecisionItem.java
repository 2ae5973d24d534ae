package io.studioaccess.aws.dynamodb;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.Decision;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An administrator's decision as a ledger item, written manually or by a tool: {@code pk} is {@code
 * decision#<user id>} or {@code decision#all}, {@code decision} is {@code release} or {@code
 * reject}, and {@code at} is an instant such as {@code 2026-03-02T09:00:00Z}.
 */
final class DecisionItem {
  private static final String ALL = "all";

  private DecisionItem() {}

  static Map<String, AttributeValue> keyOf(UserId user) {
    return LedgerKeys.key(LedgerKeys.DECISION + user.value());
  }

  static Map<String, AttributeValue> keyOfAll() {
    return LedgerKeys.key(LedgerKeys.DECISION + ALL);
  }

  /**
   * @throws IllegalArgumentException that names the attribute at fault
   */
  static Decision read(Map<String, AttributeValue> item) {
    String about = text(item, "pk").substring(LedgerKeys.DECISION.length());
    Optional<UserId> user = about.equals(ALL) ? Optional.empty() : Optional.of(UserId.parse(about));
    return new Decision(user, verdict(text(item, "decision")), instant(text(item, "at")));
  }

  static Map<String, AttributeValue> of(Decision decision) {
    Map<String, AttributeValue> item =
        new HashMap<>(decision.user().map(DecisionItem::keyOf).orElseGet(DecisionItem::keyOfAll));
    item.put("decision", AttributeValue.fromS(text(decision.verdict())));
    item.put("at", AttributeValue.fromS(decision.at().toString()));
    return item;
  }

  private static String text(Verdict verdict) {
    return switch (verdict) {
      case RELEASED -> "release";
      case REJECTED -> "reject";
    };
  }

  private static Verdict verdict(String text) {
    return switch (text) {
      case "release" -> Verdict.RELEASED;
      case "reject" -> Verdict.REJECTED;
      default ->
          throw new IllegalArgumentException(
              "decision: expected release or reject, found '" + text + "'");
    };
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "at: expected an instant such as 2026-03-02T09:00:00Z, found '" + text + "'", e);
    }
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.s() == null) {
      throw new IllegalArgumentException(name + ": missing, or not a text");
    }
    return value.s();
  }
}
