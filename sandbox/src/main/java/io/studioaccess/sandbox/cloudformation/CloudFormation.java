package io.studioaccess.sandbox.cloudformation;

import io.studioaccess.sandbox.cloudformation.template.TemplateStack;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Constraints;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.ServiceException;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** CloudFormation's DescribeStacks and DescribeStackResources, and its change sets. */
public final class CloudFormation {

  private static final String VERSION = "2010-05-15";
  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

  private final Stacks stacks;

  private CloudFormation(Stacks stacks) {
    this.stacks = stacks;
  }

  public static void serve(AwsEndpoint endpoint, Stacks stacks, ChangeSets changeSets) {
    var constraints =
        new Constraints()
            .require(DescribeStacksRequest.class, "StackName")
            .require(DescribeStackResourcesRequest.class, "StackName")
            .require(CreateChangeSetRequest.class, "StackName", "ChangeSetName")
            .require(DescribeChangeSetRequest.class, "ChangeSetName")
            .require(ExecuteChangeSetRequest.class, "ChangeSetName");
    Operations operations = new CloudFormation(stacks).operations();
    changeSets.addTo(operations);
    endpoint.serveQuery("cloudformation", VERSION, operations, constraints);
  }

  private Operations operations() {
    return new Operations()
        .put(
            "DescribeStacks",
            DescribeStacksRequest::builder,
            (request, caller) ->
                requiredActions("cloudformation:DescribeStacks", request.stackName(), caller),
            (request, caller) -> describeStacks(stack(request.stackName(), caller)))
        .put(
            "DescribeStackResources",
            DescribeStackResourcesRequest::builder,
            (request, caller) ->
                requiredActions(
                    "cloudformation:DescribeStackResources", request.stackName(), caller),
            (request, caller) -> describeStackResources(stack(request.stackName(), caller)));
  }

  private List<Access> requiredActions(String action, String name, Caller caller) {
    String account = caller.principal().accountId();
    return List.of(
        Access.to(
            action,
            stacks
                .find(name, account, caller.region())
                .map(TemplateStack::id)
                .orElse(
                    "arn:aws:cloudformation:%s:%s:stack/%s/*"
                        .formatted(caller.region(), account, name))));
  }

  private TemplateStack stack(String name, Caller caller) {
    return stacks
        .find(name, caller.principal().accountId(), caller.region())
        .orElseThrow(
            () -> ServiceException.validation("Stack with id %s does not exist".formatted(name)));
  }

  private static DescribeStacksResponse describeStacks(TemplateStack stack) {
    return DescribeStacksResponse.builder()
        .stacks(
            Stack.builder()
                .stackId(stack.id())
                .stackName(stack.name())
                .stackStatus(StackStatus.CREATE_COMPLETE)
                .creationTime(CREATED)
                .parameters(
                    stack.parameters().entrySet().stream()
                        .map(
                            entry ->
                                Parameter.builder()
                                    .parameterKey(entry.getKey())
                                    .parameterValue(entry.getValue())
                                    .build())
                        .toList())
                .outputs(
                    stack.outputs().entrySet().stream()
                        .map(
                            entry ->
                                Output.builder()
                                    .outputKey(entry.getKey())
                                    .outputValue(entry.getValue())
                                    .build())
                        .toList())
                .build())
        .build();
  }

  private static DescribeStackResourcesResponse describeStackResources(TemplateStack stack) {
    return DescribeStackResourcesResponse.builder()
        .stackResources(
            stack.resources().stream()
                .map(
                    resource ->
                        StackResource.builder()
                            .stackId(stack.id())
                            .stackName(stack.name())
                            .logicalResourceId(resource.logicalId())
                            .physicalResourceId(resource.physicalId())
                            .resourceType(resource.type())
                            .resourceStatus(ResourceStatus.CREATE_COMPLETE)
                            .timestamp(CREATED)
                            .build())
                .toList())
        .build();
  }
}
