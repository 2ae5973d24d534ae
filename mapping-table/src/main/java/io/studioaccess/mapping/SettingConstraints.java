package io.studioaccess.mapping;

import static io.studioaccess.mapping.SettingRule.exactlyOneField;
import static io.studioaccess.mapping.SettingRule.needs;
import static io.studioaccess.mapping.SettingRule.notAbove;
import static io.studioaccess.mapping.SettingRule.requires;

import io.studioaccess.mapping.Setting.Listing;
import io.studioaccess.mapping.Setting.Refused;
import io.studioaccess.mapping.Setting.Structure;
import io.studioaccess.mapping.Setting.Text;
import io.studioaccess.mapping.Setting.WholeNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What SageMaker's documentation says of settings beyond their names and types: shapes, limits and
 * rules between them, and fields that rows may not have. A field that is missing here has no such
 * constraint.
 */
final class SettingConstraints {
  /** SageMaker has the field; the SDK in use does not, or {@link SettingsModel} would have it. */
  static final String SESSION_NAME_MODE = "ExecutionRoleSessionNameMode";

  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /**
   * A shape instead of a list: AWS adds instance types more often than this product is released.
   */
  private static final Setting INSTANCE_TYPE =
      text("an instance type", 64, "ml\\.[a-z0-9.-]+|system");

  private static final String LIFECYCLE_CONFIG_ARN =
      "arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:[0-9]{12}:studio-lifecycle-config/.+";

  private static final Setting LIFECYCLE_CONFIG =
      text(
          "the ARN of a Studio lifecycle configuration, or None",
          256,
          LIFECYCLE_CONFIG_ARN + "|None");

  private static final Setting LIFECYCLE_CONFIGS =
      new Listing(
          text("the ARN of a Studio lifecycle configuration", 256, LIFECYCLE_CONFIG_ARN), NO_LIMIT);

  private static final Setting IMAGE =
      text(
          "the ARN of a SageMaker image",
          256,
          "arn:aws(-\\w+)*:sagemaker:[a-z0-9-]+:[0-9]{12}:image/[a-zA-Z0-9]([-.]?[a-zA-Z0-9])*");

  private static final Setting IMAGE_VERSION =
      text(
          "the ARN of a SageMaker image version, or None",
          256,
          "arn:aws(-\\w+)*:sagemaker:[a-z0-9-]+:[0-9]{12}:image-version/[a-z0-9]([-.]?[a-z0-9])*/[0-9]+|None");

  private static final Setting IMAGE_VERSION_ALIAS =
      text("an image version alias", 128, "\\d+(\\.\\d+){0,2}([-+][0-9a-zA-Z.+-]+)?");

  private static final Setting STUDIO_CLASSIC =
      structure(
          List.of(needs("LifecycleConfigArns", "DefaultResourceSpec")),
          Map.of(
              "DefaultResourceSpec",
              resourceSpec(text("a JupyterServer instance type", 6, "system")),
              "LifecycleConfigArns",
              LIFECYCLE_CONFIGS,
              "CodeRepositories",
              codeRepositories()));

  /** SageMaker's limit for a user profile. */
  private static final int KERNEL_GATEWAY_IMAGES = 5;

  private static final Setting KERNELS =
      structure(
          Map.of(
              "DefaultResourceSpec",
              resourceSpec(INSTANCE_TYPE),
              "LifecycleConfigArns",
              LIFECYCLE_CONFIGS,
              "CustomImages",
              new Listing(customImage(), KERNEL_GATEWAY_IMAGES)));

  private static final Map<String, Setting> EDITOR =
      Map.of(
          "DefaultResourceSpec",
          resourceSpec(INSTANCE_TYPE),
          "LifecycleConfigArns",
          LIFECYCLE_CONFIGS,
          "BuiltInLifecycleConfigArn",
          LIFECYCLE_CONFIG,
          "CustomImages",
          new Listing(customImage(), 200),
          "AppLifecycleManagement",
          structure(Map.of("IdleSettings", idleSettings())));

  private static final Setting ROLE = new Text(RoleArn.SHAPE);

  private static final Setting KMS_KEY = text("a KMS key", 2048, "[a-zA-Z0-9:/_-]+");

  private static final Setting S3_PATH = text("a path in S3", 1024, "(https|s3)://[^/]+/?.*");

  static final Structure ALL =
      structure(
          Map.ofEntries(
              Map.entry("JupyterLabAppSettings", jupyterLab()),
              Map.entry("CodeEditorAppSettings", structure(EDITOR)),
              Map.entry("JupyterServerAppSettings", STUDIO_CLASSIC),
              Map.entry("KernelGatewayAppSettings", KERNELS),
              Map.entry(
                  "TensorBoardAppSettings",
                  structure(Map.of("DefaultResourceSpec", resourceSpec(INSTANCE_TYPE)))),
              Map.entry("RSessionAppSettings", rSession()),
              Map.entry("CanvasAppSettings", canvas()),
              Map.entry("SecurityGroups", securityGroups()),
              Map.entry("SharingSettings", sharing()),
              Map.entry("SpaceStorageSettings", spaceStorage()),
              Map.entry("CustomFileSystemConfigs", new Listing(fileSystem(), 10)),
              Map.entry("CustomPosixUserConfig", posixUser()),
              Map.entry("DefaultLandingUri", landingUri()),
              Map.entry("StudioWebPortalSettings", webPortal()),
              Map.entry("ExecutionRole", new Refused("use roleArn"))));

  private SettingConstraints() {}

  private static Setting jupyterLab() {
    Map<String, Setting> fields = new HashMap<>(EDITOR);
    fields.put("CodeRepositories", codeRepositories());
    Setting roles = new Listing(ROLE, 5);
    fields.put(
        "EmrSettings", structure(Map.of("AssumableRoleArns", roles, "ExecutionRoleArns", roles)));
    return structure(fields);
  }

  private static Setting codeRepositories() {
    return new Listing(
        structure(
            List.of(requires("RepositoryUrl")),
            Map.of("RepositoryUrl", text("the URL of a repository", 1024, "https://[^/]+/?.*"))),
        10);
  }

  private static Setting rSession() {
    return structure(
        Map.of(
            "DefaultResourceSpec",
            resourceSpec(INSTANCE_TYPE),
            "CustomImages",
            new Listing(customImage(), 200)));
  }

  private static Setting canvas() {
    Setting signIn =
        structure(
            Map.of(
                "SecretArn",
                text(
                    "the ARN of a secret",
                    2048,
                    "arn:aws[a-z-]*:secretsmanager:[a-zA-Z0-9-]*:[0-9]{12}:secret:.+")));
    return structure(
        Map.of(
            "TimeSeriesForecastingSettings", structure(Map.of("AmazonForecastRoleArn", ROLE)),
            "ModelRegisterSettings", structure(Map.of("CrossAccountModelRegisterRoleArn", ROLE)),
            "WorkspaceSettings",
                structure(Map.of("S3ArtifactPath", S3_PATH, "S3KmsKeyId", KMS_KEY)),
            "IdentityProviderOAuthSettings", new Listing(signIn, 20),
            "GenerativeAiSettings", structure(Map.of("AmazonBedrockRoleArn", ROLE)),
            "EmrServerlessSettings", structure(Map.of("ExecutionRoleArn", ROLE))));
  }

  private static Setting posixUser() {
    return structure(
        List.of(requires("Uid", "Gid")),
        Map.of(
            "Uid", new WholeNumber(10_000, 4_000_000), "Gid", new WholeNumber(1_001, 4_000_000)));
  }

  private static Setting resourceSpec(Setting instanceType) {
    return structure(
        Map.of(
            "InstanceType", instanceType,
            "LifecycleConfigArn", LIFECYCLE_CONFIG,
            "SageMakerImageArn", IMAGE,
            "SageMakerImageVersionArn", IMAGE_VERSION,
            "SageMakerImageVersionAlias", IMAGE_VERSION_ALIAS));
  }

  private static Setting customImage() {
    return structure(
        List.of(requires("ImageName", "AppImageConfigName")),
        Map.of(
            "ImageName", text("an image name", 63, "[a-zA-Z0-9]([-.]?[a-zA-Z0-9]){0,62}"),
            "ImageVersionNumber", new WholeNumber(0, Integer.MAX_VALUE),
            "AppImageConfigName",
                text("the name of an app image config", 63, "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}")));
  }

  private static Setting idleSettings() {
    Setting minutes = new WholeNumber(60, 525_600);
    return structure(
        List.of(
            notAbove("MinIdleTimeoutInMinutes", "IdleTimeoutInMinutes"),
            notAbove("IdleTimeoutInMinutes", "MaxIdleTimeoutInMinutes"),
            notAbove("MinIdleTimeoutInMinutes", "MaxIdleTimeoutInMinutes")),
        Map.of(
            "IdleTimeoutInMinutes", minutes,
            "MinIdleTimeoutInMinutes", minutes,
            "MaxIdleTimeoutInMinutes", minutes));
  }

  private static Setting securityGroups() {
    return new Listing(text("a security group", 32, "[-0-9a-zA-Z]+"), 5);
  }

  private static Setting sharing() {
    return structure(
        Map.of(
            "S3OutputPath", S3_PATH,
            "S3KmsKeyId", KMS_KEY));
  }

  private static Setting spaceStorage() {
    Setting gigabytes = new WholeNumber(5, 16_384);
    return structure(
        Map.of(
            "DefaultEbsStorageSettings",
            structure(
                List.of(
                    requires("DefaultEbsVolumeSizeInGb", "MaximumEbsVolumeSizeInGb"),
                    notAbove("DefaultEbsVolumeSizeInGb", "MaximumEbsVolumeSizeInGb")),
                Map.of(
                    "DefaultEbsVolumeSizeInGb", gigabytes,
                    "MaximumEbsVolumeSizeInGb", gigabytes))));
  }

  private static Setting fileSystem() {
    Setting shared =
        structure(
            List.of(requires("FileSystemId")),
            Map.of(
                "FileSystemId", text("a file system", 21, "fs-[0-9a-f]{8,}"),
                "FileSystemPath", text("an absolute path", 256, "/\\S*")));
    Setting bucket =
        structure(
            List.of(requires("S3Uri")),
            Map.of(
                "S3Uri", text("a path in S3", 1024, "s3://[^/]+/?.*"),
                "MountPath", text("a path", 1024, ".+")));
    return structure(
        List.of(exactlyOneField()),
        Map.of(
            "EFSFileSystemConfig", shared,
            "FSxLustreFileSystemConfig", shared,
            "S3FileSystemConfig", bucket));
  }

  private static Setting landingUri() {
    return text("a landing page such as studio::", 1023, "(studio::|app:[a-zA-Z]+:).*");
  }

  private static Setting webPortal() {
    return structure(
        Map.of(
            "HiddenInstanceTypes",
            new Listing(INSTANCE_TYPE, NO_LIMIT),
            SESSION_NAME_MODE,
            new Refused("the AWS SDK in use does not support this field; remove it")));
  }

  private static Structure structure(Map<String, Setting> fields) {
    return structure(List.of(), fields);
  }

  private static Structure structure(List<SettingRule> rules, Map<String, Setting> fields) {
    return new Structure(fields, rules);
  }

  private static Text text(String description, int maxLength, String regex) {
    return new Text(new Shape(description, maxLength, regex));
  }
}
