package io.studioaccess.reconciler.membership;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The nested fields of an event, read by dotted path such as {@code
 * detail.requestParameters.groupId}. A required field that is missing, or a field of another type,
 * causes an {@link UndecodableEventException} that names the path.
 */
public record EventFields(Map<String, ? extends @Nullable Object> event) {

  /** Empty if the field, or any field above it, is absent or null. */
  public Optional<String> text(String path) {
    return switch (valueAt(path)) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      case Object other -> throw wrongType(path, "text", other);
    };
  }

  /** Empty if the field is absent or null. */
  public Optional<Long> number(String path) {
    return switch (valueAt(path)) {
      case null -> Optional.empty();
      case Number number -> Optional.of(number.longValue());
      case Object other -> throw wrongType(path, "a number", other);
    };
  }

  public boolean has(String path) {
    return valueAt(path) != null;
  }

  public <T> T required(String path, Function<String, T> type) {
    return optional(path, type)
        .orElseThrow(() -> new UndecodableEventException(path + ": missing in the event"));
  }

  /** Empty if the field is absent or null. */
  public <T> Optional<T> optional(String path, Function<String, T> type) {
    try {
      return text(path).map(type);
    } catch (IllegalArgumentException e) {
      throw new UndecodableEventException(path + ": " + e.getMessage(), e);
    }
  }

  private @Nullable Object valueAt(String path) {
    @Nullable Object value = event;
    StringBuilder walked = new StringBuilder();
    for (String step : path.split("\\.", -1)) {
      switch (value) {
        case null -> {
          return null;
        }
        case Map<?, ?> fields -> value = fields.get(step);
        case Object other -> throw wrongType(walked.substring(1), "an object", other);
      }
      walked.append('.').append(step);
    }
    return value;
  }

  private static UndecodableEventException wrongType(String path, String expected, Object found) {
    return new UndecodableEventException(
        "%s: expected %s, found %s".formatted(path, expected, found.getClass().getSimpleName()));
  }
}
