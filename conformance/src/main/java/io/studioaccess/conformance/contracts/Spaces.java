package io.studioaccess.conformance.contracts;

import io.studioaccess.conformance.aws.Aws;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.CreateSpaceRequest;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

/** Spaces of the run. */
final class Spaces {

  private final Aws aws;
  private final SageMakerClient sageMaker;
  private final String domainId;

  Spaces(Aws aws) {
    this.aws = aws;
    sageMaker = aws.sageMaker();
    domainId = aws.target().domainId();
  }

  void create(String name, UnaryOperator<CreateSpaceRequest.Builder> change) {
    sageMaker.createSpace(
        change.apply(CreateSpaceRequest.builder().domainId(domainId).spaceName(name)).build());
  }

  static CreateSpaceRequest.Builder ownedBy(
      CreateSpaceRequest.Builder request, String profile, SharingType sharing) {
    return request
        .ownershipSettings(o -> o.ownerUserProfileName(profile))
        .spaceSharingSettings(s -> s.sharingType(sharing));
  }

  /** Creates a space for JupyterLab, and waits until it is InService. */
  String newSpace(String profile, SharingType sharing) {
    String name = aws.newName("space");
    return Setup.of(
        "creating a space",
        () -> {
          create(
              name,
              r -> ownedBy(r, profile, sharing).spaceSettings(s -> s.appType(AppType.JUPYTER_LAB)));
          aws.waiter().until("the space", "InService", Profiles.A_WHILE, () -> status(name));
          return name;
        });
  }

  void delete(String name) {
    sageMaker.deleteSpace(r -> r.domainId(domainId).spaceName(name));
  }

  void awaitGone(String name) {
    aws.waiter().until("the space", Profiles.GONE, Profiles.A_WHILE, () -> status(name));
  }

  private String status(String name) {
    try {
      return sageMaker.describeSpace(r -> r.domainId(domainId).spaceName(name)).statusAsString();
    } catch (ResourceNotFoundException e) {
      return Profiles.GONE;
    }
  }
}
