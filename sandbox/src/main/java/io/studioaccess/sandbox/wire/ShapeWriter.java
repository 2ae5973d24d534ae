package io.studioaccess.sandbox.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Converts a shape to plain maps, lists and scalars. Unset members are omitted. */
public final class ShapeWriter {

  private final Function<Instant, Object> timestamp;

  private ShapeWriter(Function<Instant, Object> timestamp) {
    this.timestamp = timestamp;
  }

  /** For AWS JSON, where timestamps are epoch seconds. */
  public static Map<String, Object> members(SdkPojo shape) {
    return new ShapeWriter(instant -> BigDecimal.valueOf(instant.toEpochMilli(), 3)).written(shape);
  }

  /** For CBOR, which writes an instant itself. */
  static Map<String, Object> membersForCbor(SdkPojo shape) {
    return new ShapeWriter(instant -> instant).written(shape);
  }

  /** For the query protocol, where timestamps are ISO 8601. */
  static Map<String, Object> membersForXml(SdkPojo shape) {
    return new ShapeWriter(Instant::toString).written(shape);
  }

  private Map<String, Object> written(SdkPojo shape) {
    var members = new LinkedHashMap<String, Object>();
    for (var field : shape.sdkFields()) {
      var value = value(field.getValueOrDefault(shape));
      if (value != null) {
        members.put(field.locationName(), value);
      }
    }
    return members;
  }

  private @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case SdkAutoConstructList<?> unset -> null;
      case SdkAutoConstructMap<?, ?> unset -> null;
      case SdkPojo shape -> written(shape);
      case Instant instant -> timestamp.apply(instant);
      case SdkBytes bytes -> bytes.asByteArray();
      case Document document -> document.unwrap();
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      default -> value;
    };
  }

  private List<@Nullable Object> list(List<?> values) {
    var written = new ArrayList<@Nullable Object>();
    values.forEach(value -> written.add(value(value)));
    return written;
  }

  private Map<String, @Nullable Object> map(Map<?, ?> values) {
    var written = new LinkedHashMap<String, @Nullable Object>();
    values.forEach((key, value) -> written.put(String.valueOf(key), value(value)));
    return written;
  }
}
