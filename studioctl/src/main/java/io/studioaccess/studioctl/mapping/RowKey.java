package io.studioaccess.studioctl.mapping;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The key of a row in the table, valid or not. */
record RowKey(String domainId, String groupName) implements Comparable<RowKey> {
  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::domainId).thenComparing(RowKey::groupName);

  static RowKey of(Map<String, AttributeValue> item) {
    return new RowKey(text(item, "domainId"), text(item, "groupName"));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("");
  }

  /** The key as DynamoDB attributes. */
  Map<String, AttributeValue> attributes() {
    return Map.of(
        "groupName", AttributeValue.fromS(groupName), "domainId", AttributeValue.fromS(domainId));
  }

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "'%s' in domain %s".formatted(groupName, domainId);
  }
}
