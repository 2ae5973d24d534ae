package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A reported outcome as an item of the history table. Its key is {@code pk} {@code user#<id>} and
 * {@code sk}, the outcome's id. The indexes are sorted by {@code at} and partitioned by {@code day}
 * (UTC), {@code groupName}, {@code role} (the role that the user has, or had if access ended) and
 * {@code roleLeft} (the other role of a change, so that a change is found by both).
 */
final class HistoryItem {
  static final String PK = "pk";
  static final String SK = "sk";
  static final String AT = "at";
  static final String DAY = "day";
  static final String GROUP = "groupName";
  static final String ROLE = "role";
  static final String ROLE_LEFT = "roleLeft";

  /** DynamoDB's limit for the partition key of an index. */
  private static final int LONGEST_KEY_BYTES = 2_048;

  /** So many characters are never longer than the limit, in UTF-8. */
  private static final int CUT_TO = LONGEST_KEY_BYTES / 4;

  private HistoryItem() {}

  static String partition(UserId user) {
    return LedgerKeys.USER + user.value();
  }

  static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  /** The attributes without the keys of indexes. */
  static Map<String, AttributeValue> attributes(RecordedOutcome outcome) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("after", time(outcome.after()));
    item.put(AT, time(outcome.at()));
    put(item, "userId", outcome.user().value());
    put(item, "eventId", outcome.eventId());
    put(item, "outcome", outcome.outcome());
    put(item, "domainId", outcome.domain().value());
    outcome.cause().source().ifPresent(source -> put(item, "eventSource", source));
    outcome.cause().actor().ifPresent(actor -> put(item, "actor", actor));
    outcome.profile().ifPresent(profile -> put(item, "userProfileName", profile.value()));
    outcome.group().ifPresent(group -> put(item, GROUP, asKey(group.value())));
    outcome.before().ifPresent(role -> put(item, "roleArnBefore", role.value()));
    outcome.role().ifPresent(role -> put(item, "roleArn", role.value()));
    outcome.reason().ifPresent(reason -> put(item, "reason", reason));
    return item;
  }

  /** The whole item. */
  static Map<String, AttributeValue> of(RecordedOutcome outcome, Instant expires) {
    Map<String, AttributeValue> item = attributes(outcome);
    put(item, PK, partition(outcome.user()));
    put(item, SK, outcome.id());
    put(item, DAY, day(outcome.at()).toString());
    Optional<RoleArn> role = outcome.role().or(outcome::before);
    role.ifPresent(arn -> put(item, ROLE, arn.value()));
    outcome
        .before()
        .filter(before -> role.filter(before::equals).isEmpty())
        .ifPresent(before -> put(item, ROLE_LEFT, before.value()));
    item.put("expiresAt", ItemAttributes.number(expires.getEpochSecond()));
    return item;
  }

  /**
   * Reads an item.
   *
   * @throws IllegalStateException if it lacks an attribute
   */
  static RecordedOutcome read(Map<String, AttributeValue> item) {
    return new RecordedOutcome(
        new UserId(text(item, "userId")),
        Instant.ofEpochMilli(Long.parseLong(number(item, "after"))),
        Instant.ofEpochMilli(Long.parseLong(number(item, AT))),
        text(item, "eventId"),
        new Cause(optional(item, "eventSource"), optional(item, "actor")),
        text(item, "outcome"),
        new DomainId(text(item, "domainId")),
        optional(item, "userProfileName").map(ProfileName::new),
        optional(item, GROUP).map(GroupName::new),
        optional(item, "roleArnBefore").map(RoleArn::new),
        optional(item, "roleArn").map(RoleArn::new),
        optional(item, "reason"));
  }

  /** A group's name may have 1,024 characters of any script, which are too long for a key. */
  static String asKey(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY_BYTES
        ? text
        : text.substring(0, CUT_TO);
  }

  static AttributeValue time(Instant moment) {
    return ItemAttributes.number(moment.toEpochMilli());
  }

  private static void put(Map<String, AttributeValue> item, String name, String value) {
    item.put(name, AttributeValue.fromS(value));
  }

  private static Optional<String> optional(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return optional(item, name).orElseThrow(() -> lacks(name));
  }

  private static String number(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name))
        .map(AttributeValue::n)
        .orElseThrow(() -> lacks(name));
  }

  private static IllegalStateException lacks(String name) {
    return new IllegalStateException("an item of the history lacks the attribute " + name);
  }
}
