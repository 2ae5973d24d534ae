package io.studioaccess.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class SupportedSettingsTest {
  private static final FieldPath SETTINGS = FieldPath.of("userSettings");

  @Test
  void readsEverySupportedField() {
    Object everything =
        new Yaml()
            .load(
                """
                JupyterLabAppSettings: &editor
                  DefaultResourceSpec:
                    InstanceType: ml.p6-b200.48xlarge
                    LifecycleConfigArn: arn:aws:sagemaker:eu-west-1:111122223333:studio-lifecycle-config/start
                    SageMakerImageArn: arn:aws:sagemaker:eu-west-1:111122223333:image/our-image
                    SageMakerImageVersionArn: arn:aws:sagemaker:eu-west-1:111122223333:image-version/our-image/3
                    SageMakerImageVersionAlias: 2.1.0-cpu
                  LifecycleConfigArns: []
                  CustomImages:
                    - ImageName: our-image
                      ImageVersionNumber: 3
                      AppImageConfigName: our-config
                    - ImageName: our-image
                      ImageVersionNumber: 4
                      AppImageConfigName: our-config
                  AppLifecycleManagement:
                    IdleSettings:
                      LifecycleManagement: ENABLED
                      IdleTimeoutInMinutes: 120
                      MinIdleTimeoutInMinutes: 60
                      MaxIdleTimeoutInMinutes: 525600
                CodeEditorAppSettings: *editor
                JupyterServerAppSettings:
                  DefaultResourceSpec:
                    InstanceType: system
                    SageMakerImageVersionArn: None
                    LifecycleConfigArn: None
                  LifecycleConfigArns:
                    - arn:aws:sagemaker:eu-west-1:111122223333:studio-lifecycle-config/start
                KernelGatewayAppSettings:
                  DefaultResourceSpec:
                    InstanceType: ml.t3.medium
                SecurityGroups: [sg-0123456789abcdef0]
                SharingSettings:
                  NotebookOutputOption: Allowed
                  S3OutputPath: s3://shared-notebooks/team
                  S3KmsKeyId: alias/studio
                SpaceStorageSettings:
                  DefaultEbsStorageSettings:
                    DefaultEbsVolumeSizeInGb: 5
                    MaximumEbsVolumeSizeInGb: 16384
                CustomFileSystemConfigs:
                  - EFSFileSystemConfig:
                      FileSystemId: fs-0123456789abcdef0
                      FileSystemPath: /team
                  - FSxLustreFileSystemConfig:
                      FileSystemId: fs-0123456789abcdef1
                  - S3FileSystemConfig:
                      S3Uri: s3://team/data
                      MountPath: data
                AutoMountHomeEFS: DefaultAsDomain
                StudioWebPortal: ENABLED
                DefaultLandingUri: "studio::"
                StudioWebPortalSettings:
                  HiddenMlTools: [Fiddler, Comet]
                  HiddenAppTypes: [Canvas]
                  HiddenInstanceTypes: [ml.g6e.48xlarge]
                """);

    Map<String, Object> read = SupportedSettings.ALL.read(SETTINGS, everything);

    assertThat(new UserSettings(read).missingFrom(new UserSettings(asMap(everything)))).isEmpty();
    assertThat(new UserSettings(asMap(everything)).missingFrom(new UserSettings(read))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {JupyterLabAppSettings: {AppLifecycleManagement: {IdleSettings: {IdleTimeoutInMinutes: 30}}}} | JupyterLabAppSettings.AppLifecycleManagement.IdleSettings.IdleTimeoutInMinutes: 30 is not between 60 and 525600
          {JupyterLabAppSettings: {AppLifecycleManagement: {IdleSettings: {IdleTimeoutInMinutes: 525601}}}} | JupyterLabAppSettings.AppLifecycleManagement.IdleSettings.IdleTimeoutInMinutes: 525601 is not between 60 and 525600
          {CodeEditorAppSettings: {AppLifecycleManagement: {IdleSettings: {IdleTimeoutInMinutes: 90.5}}}} | CodeEditorAppSettings.AppLifecycleManagement.IdleSettings.IdleTimeoutInMinutes: expected a whole number, found 90.5
          {CodeEditorAppSettings: {AppLifecycleManagement: {IdleSettings: {IdleTimeoutInMinutes: .nan}}}} | CodeEditorAppSettings.AppLifecycleManagement.IdleSettings.IdleTimeoutInMinutes: expected a whole number, found NaN
          {CodeEditorAppSettings: {AppLifecycleManagement: {IdleSettings: {IdleTimeoutInMinutes: two hours}}}} | CodeEditorAppSettings.AppLifecycleManagement.IdleSettings.IdleTimeoutInMinutes: expected a whole number, found the text 'two hours'
          {JupyterLabAppSettings: {AppLifecycleManagement: {IdleSettings: {MinIdleTimeoutInMinutes: 90, IdleTimeoutInMinutes: 60}}}} | JupyterLabAppSettings.AppLifecycleManagement.IdleSettings: MinIdleTimeoutInMinutes 90 is above IdleTimeoutInMinutes 60
          {JupyterLabAppSettings: {AppLifecycleManagement: {IdleSettings: {LifecycleManagement: Enabled}}}} | JupyterLabAppSettings.AppLifecycleManagement.IdleSettings.LifecycleManagement: 'Enabled' is not one of ENABLED, DISABLED
          {KernelGatewayAppSettings: {AppLifecycleManagement: {IdleSettings: {IdleTimeoutInMinutes: 60}}}} | KernelGatewayAppSettings.AppLifecycleManagement: no such field; the known fields are [CustomImages, DefaultResourceSpec, LifecycleConfigArns]
          {JupyterLabAppSettings: {DefaultResourceSpec: {InstanceType: t3.medium}}} | JupyterLabAppSettings.DefaultResourceSpec.InstanceType: 't3.medium' is not an instance type
          {JupyterLabAppSettings: {DefaultResourceSpec: {InstanceType: }}} | JupyterLabAppSettings.DefaultResourceSpec.InstanceType: expected text, found nothing
          {JupyterLabAppSettings: {DefaultResourceSpec: {SageMakerImageVersionAlias: 1.10}}} | JupyterLabAppSettings.DefaultResourceSpec.SageMakerImageVersionAlias: expected text, found 1.1 (quote it in YAML to make it text)
          {JupyterLabAppSettings: {DefaultResourceSpec: {SageMakerImageArn: our-image}}} | JupyterLabAppSettings.DefaultResourceSpec.SageMakerImageArn: 'our-image' is not the ARN of a SageMaker image
          {JupyterLabAppSettings: {DefaultResourceSpec: {SageMakerImageVersionArn: "arn:aws:sagemaker:eu-west-1:111122223333:image/ours"}}} | JupyterLabAppSettings.DefaultResourceSpec.SageMakerImageVersionArn: 'arn:aws:sagemaker:eu-west-1:111122223333:image/ours' is not the ARN of a SageMaker image version
          {JupyterLabAppSettings: {LifecycleConfigArns: ["arn:aws:sagemaker:eu-west-1:1:studio-lifecycle-config/a"]}} | JupyterLabAppSettings.LifecycleConfigArns[0]: 'arn:aws:sagemaker:eu-west-1:1:studio-lifecycle-config/a' is not the ARN of a Studio lifecycle configuration
          {JupyterLabAppSettings: {LifecycleConfigArns: [None]}} | JupyterLabAppSettings.LifecycleConfigArns[0]: 'None' is not the ARN of a Studio lifecycle configuration
          {JupyterLabAppSettings: {LifecycleConfigArns: just-one}} | JupyterLabAppSettings.LifecycleConfigArns: expected a list, found the text 'just-one'
          {JupyterLabAppSettings: {CustomImages: [{ImageName: ours}]}} | JupyterLabAppSettings.CustomImages[0]: AppImageConfigName is missing
          {JupyterLabAppSettings: {CustomImages: [{ImageName: ours, AppImageConfigName: c}, {AppImageConfigName: c, ImageName: ours}]}} | JupyterLabAppSettings.CustomImages[1]: {AppImageConfigName=c, ImageName=ours} is already in the list
          {JupyterServerAppSettings: {DefaultResourceSpec: {InstanceType: ml.t3.medium}}} | JupyterServerAppSettings.DefaultResourceSpec.InstanceType: 'ml.t3.medium' is not a JupyterServer instance type
          {JupyterServerAppSettings: {LifecycleConfigArns: []}} | JupyterServerAppSettings: LifecycleConfigArns requires DefaultResourceSpec
          {SecurityGroups: [a, b, c, d, e, f]} | SecurityGroups: 6 entries; at most 5 are allowed
          {SecurityGroups: [sg-1, sg-1]} | SecurityGroups[1]: sg-1 is already in the list
          {SecurityGroups: [sg_1]} | SecurityGroups[0]: 'sg_1' is not a security group
          {SpaceStorageSettings: {DefaultEbsStorageSettings: {DefaultEbsVolumeSizeInGb: 50, MaximumEbsVolumeSizeInGb: 20}}} | SpaceStorageSettings.DefaultEbsStorageSettings: DefaultEbsVolumeSizeInGb 50 is above MaximumEbsVolumeSizeInGb 20
          {SpaceStorageSettings: {DefaultEbsStorageSettings: {DefaultEbsVolumeSizeInGb: 4, MaximumEbsVolumeSizeInGb: 20}}} | SpaceStorageSettings.DefaultEbsStorageSettings.DefaultEbsVolumeSizeInGb: 4 is not between 5 and 16384
          {SpaceStorageSettings: {DefaultEbsStorageSettings: {DefaultEbsVolumeSizeInGb: 5}}} | SpaceStorageSettings.DefaultEbsStorageSettings: MaximumEbsVolumeSizeInGb is missing
          {CustomFileSystemConfigs: [{EFSFileSystemConfig: {FileSystemId: fs-01234567}, S3FileSystemConfig: {S3Uri: "s3://b"}}]} | CustomFileSystemConfigs[0]: an entry must have exactly one field, found
          {StudioWebPortalSettings: {HiddenAppTypes: [Excel]}} | StudioWebPortalSettings.HiddenAppTypes[0]: 'Excel' is not one of JupyterServer
          {StudioWebPortalSettings: {ExecutionRoleSessionNameMode: USER_IDENTITY}} | StudioWebPortalSettings.ExecutionRoleSessionNameMode: the AWS SDK in use does not support this field
          {StudioWebPortalSettings: {}} | StudioWebPortalSettings: expected fields, found no fields
          {StudioWebPortal: true} | StudioWebPortal: expected text, found true (quote it in YAML to make it text)
          {DefaultLandingUri: "https://elsewhere.example.com"} | DefaultLandingUri: 'https://elsewhere.example.com' is not a landing page
          {ExecutionRole: "arn:aws:iam::111122223333:role/studio/a"} | ExecutionRole: use roleArn
          {ExcelAppSettings: {}} | ExcelAppSettings: no such field; the known fields are [AutoMountHomeEFS, CanvasAppSettings, CodeEditorAppSettings
          {CanvasAppSettings: {KendraSettings: {Status: "on"}}} | CanvasAppSettings.KendraSettings.Status: 'on' is not one of ENABLED, DISABLED
          {CanvasAppSettings: {GenerativeAiSettings: {AmazonBedrockRoleArn: bedrock}}} | CanvasAppSettings.GenerativeAiSettings.AmazonBedrockRoleArn: 'bedrock' is not a role ARN
          {RStudioServerProAppSettings: {UserGroup: admin}} | RStudioServerProAppSettings.UserGroup: 'admin' is not one of R_STUDIO_ADMIN, R_STUDIO_USER
          {CustomPosixUserConfig: {Uid: 10000}} | CustomPosixUserConfig: Gid is missing
          {JupyterLabAppSettings: {CodeRepositories: [{RepositoryUrl: "git@github.com:a/b"}]}} | JupyterLabAppSettings.CodeRepositories[0].RepositoryUrl: 'git@github.com:a/b' is not the URL of a repository
          """)
  void rejectsAnIllegalValueWithItsFullPath(String yaml, String reason) {
    assertThatThrownBy(() -> SupportedSettings.ALL.read(SETTINGS, new Yaml().load(yaml)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("userSettings." + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fields", "[]", "{}"})
  void rejectsSettingsThatAreNotFields(String yaml) {
    assertThatThrownBy(() -> SupportedSettings.ALL.read(SETTINGS, new Yaml().load(yaml)))
        .hasMessageStartingWith("userSettings: expected fields, found ");
  }

  @Test
  void equalNumbersOfDifferentTypesAreEqual() {
    assertThat(idleAfter(120)).isEqualTo(idleAfter(new BigDecimal("1.2E+2")));
    assertThat(idleAfter(120).fingerprint()).isEqualTo(idleAfter(120L).fingerprint());
  }

  @Test
  void rejectsANumberThatIsTooLarge() {
    assertThatThrownBy(() -> idleAfter(new BigDecimal("1E+400")))
        .hasMessageContaining("IdleTimeoutInMinutes: expected a whole number, found 1E+400");
  }

  @Test
  void rejectsAListInsteadOfATextItem() {
    assertThatThrownBy(
            () ->
                SupportedSettings.ALL.read(
                    SETTINGS,
                    Map.of("SecurityGroups", Arrays.asList("sg-1", Collections.emptyList()))))
        .hasMessage("userSettings.SecurityGroups[1]: expected text, found an empty list");
  }

  private static UserSettings idleAfter(Number minutes) {
    return new UserSettings(
        SupportedSettings.ALL.read(
            SETTINGS,
            Map.of(
                "JupyterLabAppSettings",
                Map.of(
                    "AppLifecycleManagement",
                    Map.of("IdleSettings", Map.of("IdleTimeoutInMinutes", minutes))))));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }
}
