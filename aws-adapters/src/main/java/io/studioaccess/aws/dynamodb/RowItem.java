package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.MappingRow;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A mapping row as a DynamoDB item with the key {@code groupName} and {@code domainId}. */
public final class RowItem {
  private RowItem() {}

  public static Map<String, AttributeValue> of(MappingRow row) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("groupName", AttributeValue.fromS(row.group().value()));
    item.put("domainId", AttributeValue.fromS(row.domain().value()));
    item.put("roleArn", AttributeValue.fromS(row.role().value()));
    item.put("priority", AttributeValue.fromN(Integer.toString(row.priority())));
    item.put("enabled", AttributeValue.fromBool(row.enabled()));
    row.region().ifPresent(region -> item.put("region", AttributeValue.fromS(region.value())));
    row.pinnedGroup().ifPresent(id -> item.put("groupId", AttributeValue.fromS(id.value())));
    if (!row.description().isEmpty()) {
      item.put("description", AttributeValue.fromS(row.description()));
    }
    row.privateSpaces()
        .ifPresent(spaces -> item.put("privateSpaces", AttributeValue.fromS(spaces.toString())));
    row.period()
        .notBefore()
        .ifPresent(moment -> item.put("notBefore", AttributeValue.fromS(moment.text())));
    row.period()
        .notAfter()
        .ifPresent(moment -> item.put("notAfter", AttributeValue.fromS(moment.text())));
    row.period()
        .maxDays()
        .ifPresent(days -> item.put("maxDays", AttributeValue.fromN(days.toString())));
    if (!row.tags().isEmpty()) {
      item.put("tags", attribute(row.tags().byKey()));
    }
    if (!row.userSettings().fields().isEmpty()) {
      item.put("userSettings", attribute(row.userSettings().fields()));
    }
    return item;
  }

  /** Converts plain values, as returned by {@link #fields}, back to an item. */
  public static Map<String, AttributeValue> item(Map<?, ?> fields) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    fields.forEach((name, value) -> attributes.put(name.toString(), attribute(value)));
    return attributes;
  }

  private static AttributeValue attribute(@Nullable Object value) {
    return switch (value) {
      case null -> AttributeValue.fromNul(true);
      case Boolean truth -> AttributeValue.fromBool(truth);
      case Map<?, ?> fields -> AttributeValue.fromM(item(fields));
      case List<?> items -> AttributeValue.fromL(items.stream().map(RowItem::attribute).toList());
      case Number number -> AttributeValue.fromN(number.toString());
      case AttributeValue kept -> kept;
      default -> AttributeValue.fromS(value.toString());
    };
  }

  /**
   * Converts the attributes to plain values. A binary or a set keeps its DynamoDB type, and the
   * reader refuses it later.
   */
  public static Map<String, @Nullable Object> fields(Map<String, AttributeValue> item) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    item.forEach((name, value) -> fields.put(name, plain(value)));
    return fields;
  }

  private static @Nullable Object plain(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> new BigDecimal(value.n());
      case BOOL -> value.bool();
      case NUL -> null;
      case M -> fields(value.m());
      case L -> plain(value.l());
      case SS, NS, BS, B, UNKNOWN_TO_SDK_VERSION -> value;
    };
  }

  private static List<?> plain(List<AttributeValue> values) {
    return values.stream().map(RowItem::plain).toList();
  }
}
