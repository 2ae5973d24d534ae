package io.studioaccess.aws.sagemaker;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * Converts settings to SageMaker's structure and back. It uses the field descriptions of the SDK's
 * structures, so that no field is named here.
 */
final class ProfileSettings {
  private static final String ROLE = "ExecutionRole";

  private ProfileSettings() {}

  static software.amazon.awssdk.services.sagemaker.model.UserSettings of(
      RoleArn role, UserSettings settings) {
    return fill(
            software.amazon.awssdk.services.sagemaker.model.UserSettings.builder(),
            settings.fields())
        .executionRole(role.value())
        .build();
  }

  /** Reads all settings except the role. */
  static UserSettings read(@Nullable SdkPojo settings) {
    if (settings == null) {
      return UserSettings.NONE;
    }
    Map<String, Object> fields = plainFields(settings);
    fields.remove(ROLE);
    return new UserSettings(fields);
  }

  private static <T extends SdkPojo> T fill(T structure, Map<?, ?> values) {
    Map<Object, Object> remaining = new HashMap<>(values);
    for (SdkField<?> field : structure.sdkFields()) {
      Object value = remaining.remove(field.locationName());
      if (value != null) {
        field.set(structure, sdkValue(field, value));
      }
    }
    if (!remaining.isEmpty()) {
      throw new IllegalArgumentException("the AWS SDK has no field for " + remaining.keySet());
    }
    return structure;
  }

  private static Object sdkValue(SdkField<?> field, Object value) {
    return switch (value) {
      case Map<?, ?> fields -> ((SdkBuilder<?, ?>) fill(field.constructor().get(), fields)).build();
      case List<?> items -> {
        SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
        yield items.stream().map(listed -> sdkValue(item, listed)).toList();
      }
      case Long number when field.marshallingType() == MarshallingType.INTEGER ->
          Math.toIntExact(number);
      default -> value;
    };
  }

  private static Map<String, Object> plainFields(SdkPojo structure) {
    Map<String, Object> fields = new HashMap<>();
    for (SdkField<?> field : structure.sdkFields()) {
      Object value = field.getValueOrDefault(structure);
      if (value != null && !(value instanceof SdkAutoConstructList)) {
        fields.put(field.locationName(), plain(value));
      }
    }
    return fields;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case SdkPojo structure -> plainFields(structure);
      case List<?> items -> items.stream().map(ProfileSettings::plain).toList();
      case Boolean truth -> truth;
      case Integer number -> number;
      case Long number -> number;
      default -> value.toString();
    };
  }
}
