package io.studioaccess.sandbox.cloudformation;

import io.studioaccess.sandbox.cloudformation.template.TemplateException;
import io.studioaccess.sandbox.cloudformation.template.TemplateStack;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.ObjectStore;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.ServiceException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.ChangeType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;

/**
 * CloudFormation's change sets that create a stack, as {@code aws cloudformation deploy} uses them.
 * Unlike in AWS, a stack does not exist before its change set is executed, and is complete when
 * ExecuteChangeSet returns. Updates are rehearsed (RehearseDeploy), not executed.
 */
public final class ChangeSets {

  private final ObjectStore objects;
  private final Map<String, ChangeSet> byId = new ConcurrentHashMap<>();
  private final AtomicInteger created = new AtomicInteger();
  private volatile Optional<Deployer> deployer = Optional.empty();

  private record ChangeSet(String id, String name, NewStack stack, TemplateStack preview) {}

  /**
   * @param objects where the templates are that are too long for a request
   */
  public ChangeSets(ObjectStore objects) {
    this.objects = objects;
  }

  /**
   * The id of the last change set.
   *
   * @throws IllegalStateException if there is none
   */
  public String latest() {
    return byId.keySet().stream()
        .max(Comparator.comparing(id -> Integer.valueOf(id.replaceAll("^.*/", ""))))
        .orElseThrow(() -> new IllegalStateException("no change set was created"));
  }

  /** From now on, stacks can be created. */
  public void deployWith(Deployer other) {
    deployer = Optional.of(other);
  }

  void addTo(Operations operations) {
    operations
        .put(
            "CreateChangeSet",
            CreateChangeSetRequest::builder,
            (request, caller) -> access("CreateChangeSet", caller, request.stackName()),
            this::create)
        .put(
            "DescribeChangeSet",
            DescribeChangeSetRequest::builder,
            (request, caller) ->
                access("DescribeChangeSet", caller, find(request.changeSetName()).stack().name()),
            (request, caller) -> describe(find(request.changeSetName())))
        .put(
            "ExecuteChangeSet",
            ExecuteChangeSetRequest::builder,
            (request, caller) ->
                access("ExecuteChangeSet", caller, find(request.changeSetName()).stack().name()),
            (request, caller) -> execute(find(request.changeSetName())));
  }

  private static List<Access> access(String action, Caller caller, String stack) {
    return List.of(
        Access.to(
            "cloudformation:" + action,
            "arn:aws:cloudformation:%s:%s:stack/%s/*"
                .formatted(caller.region(), caller.principal().accountId(), stack)));
  }

  private CreateChangeSetResponse create(CreateChangeSetRequest request, Caller caller) {
    if (request.changeSetType() != ChangeSetType.CREATE) {
      throw ServiceException.validation(
          "The sandbox creates stacks, and does not update them; \"make rehearse-deploy\" rehearses"
              + " updates");
    }
    if (!request.capabilities().contains(Capability.CAPABILITY_NAMED_IAM)) {
      throw new ServiceException(
          "InsufficientCapabilitiesException", "Requires capabilities : [CAPABILITY_NAMED_IAM]");
    }
    Map<String, String> parameters = new HashMap<>();
    request
        .parameters()
        .forEach(parameter -> parameters.put(parameter.parameterKey(), parameter.parameterValue()));
    NewStack stack =
        new NewStack(
            request.stackName(),
            caller.principal().accountId(),
            caller.region(),
            template(request),
            parameters);
    String id =
        "arn:aws:cloudformation:%s:%s:changeSet/%s/%d"
            .formatted(
                stack.region(),
                stack.accountId(),
                request.changeSetName(),
                created.incrementAndGet());
    ChangeSet changeSet = new ChangeSet(id, request.changeSetName(), stack, preview(stack));
    byId.put(id, changeSet);
    return CreateChangeSetResponse.builder().id(id).stackId(changeSet.preview().id()).build();
  }

  private TemplateStack preview(NewStack stack) {
    try {
      return deployer().preview(stack);
    } catch (TemplateException e) {
      throw ServiceException.validation("Template error: " + e.getMessage());
    }
  }

  private Deployer deployer() {
    return deployer.orElseThrow(
        () ->
            ServiceException.validation(
                "This sandbox has its stack already, and creates no other one"));
  }

  private String template(CreateChangeSetRequest request) {
    if (request.templateBody() != null) {
      return request.templateBody();
    }
    String path = URI.create(request.templateURL()).getPath();
    return objects
        .find(path)
        .map(content -> new String(content, StandardCharsets.UTF_8))
        .orElseThrow(
            () -> ServiceException.validation("S3 error: The specified key does not exist."));
  }

  private ChangeSet find(String nameOrId) {
    return byId.values().stream()
        .filter(changeSet -> nameOrId.equals(changeSet.id()) || nameOrId.equals(changeSet.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new ServiceException(
                    "ChangeSetNotFound",
                    404,
                    "ChangeSet [%s] does not exist".formatted(nameOrId),
                    Map.of()));
  }

  private static DescribeChangeSetResponse describe(ChangeSet changeSet) {
    return DescribeChangeSetResponse.builder()
        .changeSetId(changeSet.id())
        .changeSetName(changeSet.name())
        .stackId(changeSet.preview().id())
        .stackName(changeSet.stack().name())
        .status(ChangeSetStatus.CREATE_COMPLETE)
        .executionStatus(ExecutionStatus.AVAILABLE)
        .changes(
            changeSet.preview().resources().stream()
                .map(
                    resource ->
                        Change.builder()
                            .type(ChangeType.RESOURCE)
                            .resourceChange(
                                change ->
                                    change
                                        .action(ChangeAction.ADD)
                                        .logicalResourceId(resource.logicalId())
                                        .resourceType(resource.type()))
                            .build())
                .toList())
        .build();
  }

  private ExecuteChangeSetResponse execute(ChangeSet changeSet) {
    byId.remove(changeSet.id());
    deployer().create(changeSet.stack());
    return ExecuteChangeSetResponse.builder().build();
  }
}
