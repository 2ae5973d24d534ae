package io.studioaccess.sandbox.sagemaker;

import static io.studioaccess.sandbox.wire.Constraints.memberOf;

import io.studioaccess.sandbox.wire.Constraints;
import software.amazon.awssdk.services.sagemaker.model.*;

/** The constraints of SageMaker's service model. */
final class StudioConstraints {

  private static final String NAME = "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}";
  private static final String DOMAIN_ID = "d-(-*[a-z0-9]){1,61}";
  private static final String TAG = "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)";

  private static final String LIFECYCLE_CONFIG =
      "(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:studio-lifecycle-config/.*|None)";
  private static final String IMAGE = "arn:aws(-[\\w]+)*:sagemaker:.+:[0-9]{12}:";

  private StudioConstraints() {}

  static Constraints constraints() {
    var constraints = new Constraints();
    shapes(constraints);
    names(constraints);
    settings(constraints);
    return constraints
        .text("Key", 1, 128, TAG)
        .text("Value", 0, 256, TAG)
        .size("Tags", 0, 50)
        .size("TagKeys", 1, 50)
        .text("ResourceArn", 0, 256, "arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:.+")
        .text("NextToken", 0, 8192, ".*")
        .range("MaxResults", 1, Studio.AWS_PAGE_SIZE);
  }

  private static void names(Constraints constraints) {
    constraints
        .text("DomainId", 0, 63, DOMAIN_ID)
        .text("DomainIdEquals", 0, 63, DOMAIN_ID)
        .text("UserProfileName", 0, 63, NAME)
        .text("UserProfileNameEquals", 0, 63, NAME)
        .text("UserProfileNameContains", 0, 63, NAME)
        .text("OwnerUserProfileName", 0, 63, NAME)
        .text("SpaceName", 0, 63, NAME)
        .text("SpaceNameEquals", 0, 63, NAME)
        .text("SpaceNameContains", 0, 63, NAME)
        .text("AppName", 0, 63, NAME)
        .text("SpaceDisplayName", 0, 64, "(?!\\s*$).+")
        .text("SingleSignOnUserIdentifier", 0, 63, "UserName")
        .text("SingleSignOnUserValue", 0, 256, ".*");
  }

  private static void settings(Constraints constraints) {
    constraints
        .text(
            "ExecutionRole",
            20,
            2048,
            "arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+")
        .size("SecurityGroups", 0, 5)
        .text(memberOf("SecurityGroups"), 0, 32, "[-0-9a-zA-Z]+")
        .size("CustomImages", 0, 200)
        .size("CodeRepositories", 0, 10)
        .text("RepositoryUrl", 1, 1024, "https://.+")
        .size("AssumableRoleArns", 0, 5)
        .size("ExecutionRoleArns", 0, 5)
        .range("Uid", 10_000, 4_000_000)
        .range("Gid", 1001, 4_000_000)
        .size("CustomFileSystemConfigs", 0, 10)
        .text("DefaultLandingUri", 0, 1023, ".*")
        .range("EbsVolumeSizeInGb", 5, 16384)
        .range("DefaultEbsVolumeSizeInGb", 5, 16384)
        .range("MaximumEbsVolumeSizeInGb", 5, 16384)
        .range("IdleTimeoutInMinutes", 60, 525_600)
        .range("MinIdleTimeoutInMinutes", 60, 525_600)
        .range("MaxIdleTimeoutInMinutes", 60, 525_600)
        .text("LifecycleConfigArn", 0, 256, LIFECYCLE_CONFIG)
        .text("BuiltInLifecycleConfigArn", 0, 256, LIFECYCLE_CONFIG)
        .text(memberOf("LifecycleConfigArns"), 0, 256, LIFECYCLE_CONFIG)
        .text("SageMakerImageArn", 0, 256, IMAGE + "image/[a-z0-9]([-.]?[a-z0-9])*")
        .text(
            "SageMakerImageVersionArn",
            0,
            256,
            "(" + IMAGE + "image-version/[a-z0-9]([-.]?[a-z0-9])*/[0-9]+|None)")
        .text("S3KmsKeyId", 0, 2048, "[a-zA-Z0-9:/_-]*")
        .text("S3OutputPath", 0, 1024, "(https|s3)://([^/]+)/?(.*)")
        .text("ImageName", 1, 63, "[a-zA-Z0-9]([-.]?[a-zA-Z0-9]){0,62}")
        .text("FileSystemId", 11, 21, "(fs-[0-9a-f]{8,})");
  }

  private static void shapes(Constraints constraints) {
    constraints
        .require(DescribeDomainRequest.class, "DomainId")
        .require(CreateUserProfileRequest.class, "DomainId", "UserProfileName")
        .require(DescribeUserProfileRequest.class, "DomainId", "UserProfileName")
        .require(UpdateUserProfileRequest.class, "DomainId", "UserProfileName")
        .require(DeleteUserProfileRequest.class, "DomainId", "UserProfileName")
        .require(CreateAppRequest.class, "DomainId", "AppType", "AppName")
        .require(DescribeAppRequest.class, "DomainId", "AppType", "AppName")
        .require(DeleteAppRequest.class, "DomainId", "AppType", "AppName")
        .require(CreateSpaceRequest.class, "DomainId", "SpaceName")
        .require(DescribeSpaceRequest.class, "DomainId", "SpaceName")
        .require(DeleteSpaceRequest.class, "DomainId", "SpaceName")
        .require(ListTagsRequest.class, "ResourceArn")
        .require(AddTagsRequest.class, "ResourceArn", "Tags")
        .require(DeleteTagsRequest.class, "ResourceArn", "TagKeys")
        .require(Tag.class, "Key", "Value")
        .require(OwnershipSettings.class, "OwnerUserProfileName")
        .require(SpaceSharingSettings.class, "SharingType")
        .require(EbsStorageSettings.class, "EbsVolumeSizeInGb")
        .require(
            DefaultEbsStorageSettings.class, "DefaultEbsVolumeSizeInGb", "MaximumEbsVolumeSizeInGb")
        .require(CustomImage.class, "ImageName", "AppImageConfigName")
        .require(CustomPosixUserConfig.class, "Uid", "Gid");
  }
}
