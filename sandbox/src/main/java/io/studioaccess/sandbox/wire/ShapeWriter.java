package io.studioaccess.sandbox.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * A shape as the plain maps, lists and scalars of AWS JSON: unset members are left out, timestamps
 * are epoch seconds.
 */
public final class ShapeWriter {

  private ShapeWriter() {}

  public static Map<String, Object> members(SdkPojo shape) {
    var members = new LinkedHashMap<String, Object>();
    for (var field : shape.sdkFields()) {
      var value = value(field.getValueOrDefault(shape));
      if (value != null) {
        members.put(field.locationName(), value);
      }
    }
    return members;
  }

  private static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case SdkAutoConstructList<?> unset -> null;
      case SdkAutoConstructMap<?, ?> unset -> null;
      case SdkPojo shape -> members(shape);
      case Instant instant -> BigDecimal.valueOf(instant.toEpochMilli(), 3);
      case SdkBytes bytes -> bytes.asByteArray();
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      default -> value;
    };
  }

  private static List<@Nullable Object> list(List<?> values) {
    var written = new ArrayList<@Nullable Object>();
    values.forEach(value -> written.add(value(value)));
    return written;
  }

  private static Map<String, @Nullable Object> map(Map<?, ?> values) {
    var written = new LinkedHashMap<String, @Nullable Object>();
    values.forEach((key, value) -> written.put(String.valueOf(key), value(value)));
    return written;
  }
}
