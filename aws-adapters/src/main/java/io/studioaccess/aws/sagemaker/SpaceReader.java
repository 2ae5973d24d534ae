package io.studioaccess.aws.sagemaker;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ObservedSpace;
import io.studioaccess.reconciler.plan.SpaceName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SharingType;
import software.amazon.awssdk.services.sagemaker.model.SpaceDetails;
import software.amazon.awssdk.services.sagemaker.model.SpaceStatus;

/** Reads a space afresh. A listing may be old: its space may be gone, or another user's by now. */
final class SpaceReader {
  private SpaceReader() {}

  /** Empty if the profile has no such space. */
  static Optional<ObservedSpace> read(
      SageMakerClient client, DomainArn domain, ProfileName owner, SpaceName name) {
    try {
      return describe(client, domain, owner, name);
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    } catch (SageMakerException e) {
      if (SageMakerErrors.isAccessDenied(e)) {
        return find(client, domain, owner, name);
      }
      throw e;
    }
  }

  private static Optional<ObservedSpace> describe(
      SageMakerClient client, DomainArn domain, ProfileName owner, SpaceName name) {
    DescribeSpaceResponse space =
        client.describeSpace(
            describe -> describe.domainId(domain.id().value()).spaceName(name.value()));
    boolean isOwned =
        space.ownershipSettings() != null
            && owner.value().equalsIgnoreCase(space.ownershipSettings().ownerUserProfileName());
    return isOwned
        ? Optional.of(
            space(
                name,
                space.spaceSharingSettings() == null
                    ? null
                    : space.spaceSharingSettings().sharingType(),
                space.status(),
                space.statusAsString()))
        : Optional.empty();
  }

  /**
   * An access role that was not updated with the stack may list spaces, and may not describe one.
   * Apps must stop all the same.
   */
  private static Optional<ObservedSpace> find(
      SageMakerClient client, DomainArn domain, ProfileName owner, SpaceName name) {
    return client
        .listSpacesPaginator(
            list -> list.domainIdEquals(domain.id().value()).spaceNameContains(name.value()))
        .spaces()
        .stream()
        .filter(space -> name.value().equalsIgnoreCase(space.spaceName()))
        .filter(space -> SpaceListing.owner(space).equals(SpaceListing.key(owner.value())))
        .map(space -> space(name, sharing(space), space.status(), space.statusAsString()))
        .findFirst();
  }

  private static @Nullable SharingType sharing(SpaceDetails space) {
    return space.spaceSharingSettingsSummary() == null
        ? null
        : space.spaceSharingSettingsSummary().sharingType();
  }

  /** A space that is not marked as private counts as shared. */
  private static ObservedSpace space(
      SpaceName name, @Nullable SharingType sharing, @Nullable SpaceStatus status, String text) {
    return new ObservedSpace(name, sharing != SharingType.PRIVATE, status(name, status, text));
  }

  private static ObservedSpace.Status status(
      SpaceName name, @Nullable SpaceStatus status, String text) {
    return switch (status) {
      case PENDING -> ObservedSpace.Status.PENDING;
      case IN_SERVICE -> ObservedSpace.Status.IN_SERVICE;
      case UPDATING -> ObservedSpace.Status.UPDATING;
      case DELETING -> ObservedSpace.Status.DELETING;
      case FAILED -> ObservedSpace.Status.FAILED;
      case UPDATE_FAILED -> ObservedSpace.Status.UPDATE_FAILED;
      case DELETE_FAILED -> ObservedSpace.Status.DELETE_FAILED;
      case null -> ObservedSpace.Status.UNKNOWN;
      case UNKNOWN_TO_SDK_VERSION -> {
        SageMakerStudio.logUnknown("space", name.value(), text);
        yield ObservedSpace.Status.UNKNOWN;
      }
    };
  }
}
