package io.studioaccess.sandbox.wire;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Finds enum members whose value the service's model does not have. The SDK's shapes accept any
 * text there.
 */
final class Enumerations {

  private static final String UNKNOWN = "UNKNOWN_TO_SDK_VERSION";

  private Enumerations() {}

  static List<String> violations(SdkPojo builder) {
    var shape = ((SdkBuilder<?, ?>) builder).build();
    var found = new ArrayList<String>();
    for (var field : builder.sdkFields()) {
      for (var value : values(shape, field)) {
        if (value instanceof Enum<?> constant && constant.name().equals(UNKNOWN)) {
          found.add(
              "Value '%s' at '%s' failed to satisfy constraint: Member must satisfy enum value set: %s"
                  .formatted(field.getValueOrDefault(shape), getter(field), knownValues(constant)));
        }
      }
    }
    return found;
  }

  private static List<String> knownValues(Enum<?> constant) {
    return Arrays.stream(constant.getDeclaringClass().getEnumConstants())
        .filter(other -> !other.name().equals(UNKNOWN))
        .map(Object::toString)
        .toList();
  }

  private static Collection<?> values(Object shape, SdkField<?> field) {
    return switch (read(shape, field)) {
      case Enum<?> constant -> List.of(constant);
      case Collection<?> many -> many;
      case null, default -> List.of();
    };
  }

  private static @Nullable Object read(Object shape, SdkField<?> field) {
    try {
      return shape.getClass().getMethod(getter(field)).invoke(shape);
    } catch (NoSuchMethodException noEnumeration) {
      return null;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("unreadable member " + field.memberName(), e);
    }
  }

  private static String getter(SdkField<?> field) {
    return field.memberName().substring(0, 1).toLowerCase(Locale.ROOT)
        + field.memberName().substring(1);
  }
}
