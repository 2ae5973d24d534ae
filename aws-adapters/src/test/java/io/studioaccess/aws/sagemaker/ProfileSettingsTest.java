package io.studioaccess.aws.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.sagemaker.model.AppInstanceType;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.utils.builder.SdkBuilder;

class ProfileSettingsTest {
  private static final RoleArn ROLE = new RoleArn("arn:aws:iam::111122223333:role/studio/a");

  @Test
  void convertsStructuresListsEnumerationsAndNumbers() {
    var filled =
        ProfileSettings.of(
            ROLE,
            new UserSettings(
                Map.of(
                    "JupyterLabAppSettings",
                        Map.of(
                            "DefaultResourceSpec", Map.of("InstanceType", "ml.t3.medium"),
                            "LifecycleConfigArns", List.of(),
                            "CustomImages",
                                List.of(
                                    Map.of(
                                        "ImageName", "ours",
                                        "AppImageConfigName", "config",
                                        "ImageVersionNumber", 3))),
                    "StudioWebPortalSettings", Map.of("HiddenAppTypes", List.of("Canvas")))));

    assertThat(filled.executionRole()).isEqualTo(ROLE.value());
    assertThat(filled.jupyterLabAppSettings().defaultResourceSpec().instanceType())
        .isEqualTo(AppInstanceType.ML_T3_MEDIUM);
    assertThat(filled.jupyterLabAppSettings().hasLifecycleConfigArns()).isTrue();
    assertThat(filled.jupyterLabAppSettings().customImages().getFirst().imageVersionNumber())
        .isEqualTo(3);
    assertThat(filled.studioWebPortalSettings().hiddenAppTypes()).containsExactly(AppType.CANVAS);
    assertThat(filled.hasSecurityGroups()).isFalse();
    assertThat(filled.codeEditorAppSettings()).isNull();
  }

  /**
   * Every setting that SageMaker can return must be readable and writable, because an update sends
   * it back.
   */
  @Test
  void everySdkFieldSurvivesARoundTrip() {
    var full =
        (software.amazon.awssdk.services.sagemaker.model.UserSettings)
            full(software.amazon.awssdk.services.sagemaker.model.UserSettings.builder());

    UserSettings read = ProfileSettings.read(full);

    assertThat(read.fields()).doesNotContainKey("ExecutionRole").hasSizeGreaterThan(15);
    assertThat(ProfileSettings.of(ROLE, read))
        .isEqualTo(full.toBuilder().executionRole(ROLE.value()).build());
  }

  @Test
  void profileWithoutSettingsHasNone() {
    assertThat(ProfileSettings.read(null)).isEqualTo(UserSettings.NONE);
    assertThat(ProfileSettings.read(ProfileSettings.of(ROLE, UserSettings.NONE)))
        .isEqualTo(UserSettings.NONE);
  }

  @Test
  void rejectsAFieldUnknownToTheSdk() {
    UserSettings unknown = new UserSettings(Map.of("SharingSettings", Map.of("Nonsense", "x")));

    assertThatThrownBy(() -> ProfileSettings.of(ROLE, unknown))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Nonsense");
  }

  private static Object full(SdkPojo builder) {
    builder.sdkFields().forEach(field -> field.set(builder, value(field)));
    return ((SdkBuilder<?, ?>) builder).build();
  }

  private static Object value(SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      return full(field.constructor().get());
    }
    if (type == MarshallingType.LIST) {
      return List.of(value(field.getTrait(ListTrait.class).memberFieldInfo()));
    }
    if (type == MarshallingType.INTEGER) {
      return 7;
    }
    if (type == MarshallingType.LONG) {
      return 1L << 40;
    }
    assertThat(type).as(field.locationName()).isEqualTo(MarshallingType.STRING);
    return "text";
  }
}
