package io.studioaccess.aws.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.Setting.Refused;
import io.studioaccess.mapping.Setting.Structure;
import io.studioaccess.mapping.Setting.Text;
import io.studioaccess.mapping.SupportedSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.AppInstanceType;

/** Compares the settings of rows with the SDK's model of SageMaker. */
class SupportedSettingsSdkTest {
  private static final Path MODEL =
      Path.of("../mapping-table/src/main/resources/io/studioaccess/mapping/user-settings.txt");

  /** A newer SDK brings its settings with {@code -Dsettings.update=true}. */
  @Test
  void rowsMayHaveEverySettingOfTheSdk() throws IOException {
    if (Boolean.getBoolean("settings.update")) {
      Files.writeString(MODEL, SdkSettings.lines());
    }

    assertThat(Files.readString(MODEL))
        .as("-Dsettings.update=true writes this file; then schemas/mapping.json has to follow")
        .isEqualTo(SdkSettings.lines());
  }

  /** Once the SDK has the field, its refusal has to go. */
  @Test
  void sdkLacksTheSessionNameMode() {
    assertThat(SdkSettings.lines()).doesNotContain("ExecutionRoleSessionNameMode");
    assertThat(portal().fields().get("ExecutionRoleSessionNameMode")).isInstanceOf(Refused.class);
  }

  @Test
  void theShapeOfInstanceTypesAcceptsEachOfTheSdk() {
    Structure lab = (Structure) SupportedSettings.ALL.fields().get("JupyterLabAppSettings");
    Structure spec = (Structure) lab.fields().get("DefaultResourceSpec");
    Text instanceType = (Text) spec.fields().get("InstanceType");

    assertThat(AppInstanceType.knownValues())
        .allSatisfy(type -> assertThat(instanceType.shape().matches(type.toString())).isTrue());
    assertThat(Arrays.asList("t3.medium", "")).noneMatch(instanceType.shape()::matches);
  }

  private static Structure portal() {
    return (Structure) SupportedSettings.ALL.fields().get("StudioWebPortalSettings");
  }
}
