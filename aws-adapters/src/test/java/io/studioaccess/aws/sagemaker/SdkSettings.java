package io.studioaccess.aws.sagemaker;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * The SDK's model of the structure {@code UserSettings}, a line for each value: its path, and its
 * type.
 */
final class SdkSettings {
  private static final String HEADER =
      """
      # The fields of SageMaker's structure UserSettings, as the AWS SDK in use has them. SupportedSettingsSdkTest writes
      # this file from the SDK.
      """;

  /** Instance types: AWS adds some more often than this product is released. */
  private static final int LONGEST_CHOICE = 100;

  private final List<String> lines = new ArrayList<>();

  private SdkSettings() {}

  static String lines() {
    SdkSettings model = new SdkSettings();
    model.addFields("", UserSettings.builder().build());
    return HEADER + String.join("\n", model.lines.stream().sorted().toList()) + "\n";
  }

  private void addFields(String prefix, SdkPojo structure) {
    structure
        .sdkFields()
        .forEach(field -> add(prefix + field.locationName(), field, enumeration(structure, field)));
  }

  private void add(String path, SdkField<?> field, Optional<Class<?>> enumeration) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      addFields(path + ".", (SdkPojo) ((SdkBuilder<?, ?>) field.constructor().get()).build());
    } else if (type == MarshallingType.LIST) {
      add(path + "[]", field.getTrait(ListTrait.class).memberFieldInfo(), enumeration);
    } else if (type == MarshallingType.INTEGER || type == MarshallingType.LONG) {
      lines.add(path + " = number");
    } else if (type == MarshallingType.BOOLEAN) {
      lines.add(path + " = boolean");
    } else if (type == MarshallingType.STRING) {
      lines.add(path + " = " + enumeration.map(SdkSettings::choice).orElse("text"));
    } else {
      throw new AssertionError(
          "%s has the type %s, which Setting does not have yet: add it".formatted(path, type));
    }
  }

  private static String choice(Class<?> enumeration) {
    List<String> values = values(enumeration);
    return values.size() > LONGEST_CHOICE ? "text" : String.join(" | ", values);
  }

  /** In the SDK, only the return type of the getter identifies an enumeration. */
  private static Optional<Class<?>> enumeration(SdkPojo model, SdkField<?> field) {
    return Arrays.stream(model.getClass().getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> method.getName().equalsIgnoreCase(field.memberName()))
        .<Class<?>>map(SdkSettings::element)
        .filter(Class::isEnum)
        .findFirst();
  }

  private static Class<?> element(Method getter) {
    return getter.getGenericReturnType() instanceof ParameterizedType list
        ? (Class<?>) list.getActualTypeArguments()[0]
        : getter.getReturnType();
  }

  private static List<String> values(Class<?> enumeration) {
    return Arrays.stream(enumeration.getEnumConstants())
        .filter(constant -> !((Enum<?>) constant).name().equals("UNKNOWN_TO_SDK_VERSION"))
        .map(Object::toString)
        .toList();
  }
}
