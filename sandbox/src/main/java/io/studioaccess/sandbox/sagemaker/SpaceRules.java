package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.ServiceException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.CreateSpaceRequest;
import software.amazon.awssdk.services.sagemaker.model.FeatureStatus;
import software.amazon.awssdk.services.sagemaker.model.SharingType;
import software.amazon.awssdk.services.sagemaker.model.SpaceSettings;

/** Which settings a space needs. SageMaker's model declares all of them optional. */
final class SpaceRules {

  /** The apps of the current Studio, which has private spaces. */
  private static final Set<AppType> IN_PRIVATE_SPACES =
      EnumSet.of(AppType.JUPYTER_LAB, AppType.CODE_EDITOR);

  private SpaceRules() {}

  /**
   * @throws ServiceException ValidationException if settings are missing or contradict each other
   */
  static void check(CreateSpaceRequest request) {
    var sharing = request.spaceSharingSettings();
    if ((request.ownershipSettings() == null) != (sharing == null)) {
      throw ServiceException.validation("OwnershipSettings and SpaceSharingSettings go together.");
    }
    var settings = request.spaceSettings();
    if (settings != null && settings.spaceManagedResources() == FeatureStatus.ENABLED) {
      throw ServiceException.validation("The sandbox does not support SpaceManagedResources.");
    }
    if (sharing != null && sharing.sharingType() == SharingType.PRIVATE) {
      checkPrivate(settings);
    }
  }

  private static void checkPrivate(@Nullable SpaceSettings settings) {
    if (settings == null) {
      throw ServiceException.validation("SpaceSettings are required for a private space.");
    }
    if (settings.appType() == null) {
      throw ServiceException.validation("AppType is required for a private space.");
    }
    if (!IN_PRIVATE_SPACES.contains(settings.appType())) {
      throw ServiceException.validation(
          "AppType %s is not supported in a private space.".formatted(settings.appTypeAsString()));
    }
  }

  /**
   * @throws ServiceException ValidationException if the space is for apps of another type
   */
  static void checkApp(@Nullable SpaceSettings settings, String appType) {
    if (settings != null
        && settings.appTypeAsString() != null
        && !settings.appTypeAsString().equals(appType)) {
      throw ServiceException.validation(
          "The space is for apps of type %s, not %s."
              .formatted(settings.appTypeAsString(), appType));
    }
  }
}
