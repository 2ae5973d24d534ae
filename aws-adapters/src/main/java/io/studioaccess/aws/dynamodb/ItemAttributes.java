package io.studioaccess.aws.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes of an item of the ledger, or of a map in it, by name and type.
 *
 * <p>An attribute of another type is an error and must not count as a missing one: a record would
 * be lost.
 */
record ItemAttributes(Map<String, AttributeValue> values) {
  static final ItemAttributes NONE = new ItemAttributes(Map.of());

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  Set<String> names() {
    return values.keySet();
  }

  /**
   * @throws IllegalStateException if it is missing
   */
  String text(String name) {
    return optional(name)
        .orElseThrow(
            () -> new IllegalStateException("a ledger item lacks the text attribute " + name));
  }

  Optional<String> optional(String name) {
    return typed(name, AttributeValue.Type.S).map(AttributeValue::s);
  }

  Optional<Long> number(String name) {
    return typed(name, AttributeValue.Type.N).map(AttributeValue::n).map(Long::valueOf);
  }

  /** A number of epoch milliseconds. */
  Optional<Instant> instant(String name) {
    return number(name).map(Instant::ofEpochMilli);
  }

  Optional<ItemAttributes> nested(String name) {
    return typed(name, AttributeValue.Type.M).map(AttributeValue::m).map(ItemAttributes::new);
  }

  /** Empty if it is missing. */
  Map<String, AttributeValue> map(String name) {
    return nested(name).orElse(NONE).values();
  }

  /** Empty if it is missing. */
  Stream<AttributeValue> list(String name) {
    return typed(name, AttributeValue.Type.L).map(AttributeValue::l).stream().flatMap(List::stream);
  }

  /** Empty if it is missing. */
  Set<String> texts(String name) {
    return list(name).map(AttributeValue::s).collect(Collectors.toSet());
  }

  private Optional<AttributeValue> typed(String name, AttributeValue.Type type) {
    AttributeValue value = values.get(name);
    if (value != null && value.type() != type) {
      throw new IllegalStateException(
          "the attribute %s of a ledger item has the type %s instead of %s"
              .formatted(name, value.type(), type));
    }
    return Optional.ofNullable(value);
  }
}
