package io.studioaccess.studioctl.stack;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackResource;

/**
 * The physical ids of the stack's resources. CloudFormation describes up to a hundred in one call;
 * the stack has 60.
 */
@Singleton
public final class StackResources {
  private final List<StackResource> resources;

  StackResources(CloudFormationClient cloudFormation, Installation stack) {
    this.resources =
        cloudFormation
            .describeStackResources(describe -> describe.stackName(stack.stack()))
            .stackResources();
  }

  /** Empty if the stack has no such resource. */
  public Optional<String> physicalId(String logicalId) {
    return resources.stream()
        .filter(resource -> resource.logicalResourceId().equals(logicalId))
        .map(StackResource::physicalResourceId)
        .findFirst();
  }

  /**
   * @param type such as {@code AWS::SQS::Queue}
   */
  public List<String> physicalIds(String type) {
    return resources.stream()
        .filter(resource -> resource.resourceType().equals(type))
        .map(StackResource::physicalResourceId)
        .toList();
  }
}
