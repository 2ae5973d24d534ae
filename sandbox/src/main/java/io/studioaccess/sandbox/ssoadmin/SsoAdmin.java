package io.studioaccess.sandbox.ssoadmin;

import io.studioaccess.sandbox.identitycenter.Encryption;
import io.studioaccess.sandbox.identitycenter.Instance;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.ssoadmin.Assignments.Assignment;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Constraints;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ssoadmin.model.CreateApplicationAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.CreateApplicationAssignmentResponse;
import software.amazon.awssdk.services.ssoadmin.model.DeleteApplicationAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.DeleteApplicationAssignmentResponse;
import software.amazon.awssdk.services.ssoadmin.model.DescribeApplicationAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.DescribeApplicationAssignmentResponse;
import software.amazon.awssdk.services.ssoadmin.model.DescribeInstanceRequest;
import software.amazon.awssdk.services.ssoadmin.model.DescribeInstanceResponse;
import software.amazon.awssdk.services.ssoadmin.model.EncryptionConfigurationDetails;
import software.amazon.awssdk.services.ssoadmin.model.GetApplicationAssignmentConfigurationRequest;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.InstanceStatus;
import software.amazon.awssdk.services.ssoadmin.model.KmsKeyStatus;
import software.amazon.awssdk.services.ssoadmin.model.KmsKeyType;
import software.amazon.awssdk.services.ssoadmin.model.ListApplicationAssignmentsForPrincipalRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListApplicationAssignmentsRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesResponse;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/**
 * Identity Center's ListInstances, DescribeInstance and its operations on application assignments.
 */
public final class SsoAdmin {

  private final Supplier<Instance> instance;
  private final OtherInstances others;
  private final Encryption encryption;
  private final Assignments assignments;
  private final BiPredicate<String, String> applicationExists;
  private final BiPredicate<PrincipalType, String> principalExists;

  private SsoAdmin(
      Supplier<Instance> instance,
      OtherInstances others,
      Encryption encryption,
      Assignments assignments,
      BiPredicate<String, String> applicationExists,
      BiPredicate<PrincipalType, String> principalExists) {
    this.instance = instance;
    this.others = others;
    this.encryption = encryption;
    this.assignments = assignments;
    this.applicationExists = applicationExists;
    this.principalExists = principalExists;
  }

  /**
   * Registers the operations.
   *
   * @param instance the instance at the moment
   * @param others that are listed only
   * @param applicationExists whether an application with this ARN is managed in this region
   * @param principalExists whether the directory has a user or group with this id
   */
  public static void serve(
      AwsEndpoint endpoint,
      Supplier<Instance> instance,
      OtherInstances others,
      Encryption encryption,
      Assignments assignments,
      BiPredicate<String, String> applicationExists,
      BiPredicate<PrincipalType, String> principalExists) {
    var admin =
        new SsoAdmin(instance, others, encryption, assignments, applicationExists, principalExists);
    var operations = new Operations();
    admin.addTo(operations);
    new AssignmentListings(assignments, admin::requireApplication).addTo(operations);
    endpoint.serveJson("sso-admin", "SWBExternalService", operations, constraints());
  }

  private void addTo(Operations operations) {
    operations
        .put(
            "ListInstances",
            ListInstancesRequest::builder,
            (r, caller) -> List.of(Access.to("sso:ListInstances", "*")),
            (r, caller) -> listInstances(caller))
        .put(
            "DescribeInstance",
            DescribeInstanceRequest::builder,
            (r, caller) -> requiredActions("DescribeInstance", r.instanceArn()),
            this::describeInstance)
        .put(
            "CreateApplicationAssignment",
            CreateApplicationAssignmentRequest::builder,
            (r, caller) -> requiredActions("CreateApplicationAssignment", r.applicationArn()),
            this::createApplicationAssignment)
        .put(
            "DeleteApplicationAssignment",
            DeleteApplicationAssignmentRequest::builder,
            (r, caller) -> requiredActions("DeleteApplicationAssignment", r.applicationArn()),
            this::deleteApplicationAssignment)
        .put(
            "DescribeApplicationAssignment",
            DescribeApplicationAssignmentRequest::builder,
            (r, caller) -> requiredActions("DescribeApplicationAssignment", r.applicationArn()),
            this::describeApplicationAssignment);
  }

  /** Every account of the organization sees the instance, with its owner's account. */
  private ListInstancesResponse listInstances(Caller caller) {
    Instance current = instance.get();
    List<InstanceMetadata> listed = new ArrayList<>(others.in(caller.region()));
    if (current.isIn(caller.region())) {
      listed.add(
          InstanceMetadata.builder()
              .instanceArn(Instance.ARN)
              .identityStoreId(current.identityStoreId())
              .ownerAccountId(current.ownerAccount())
              .status(InstanceStatus.ACTIVE)
              .build());
    }
    return ListInstancesResponse.builder().instances(listed).build();
  }

  /** Whether a member account may call this is not documented. Here it may not. */
  private DescribeInstanceResponse describeInstance(
      DescribeInstanceRequest request, Caller caller) {
    Instance current = instance.get();
    if (!current.isIn(caller.region()) || !request.instanceArn().equals(Instance.ARN)) {
      throw Assignments.notFound("Instance does not exist.");
    }
    if (!current.isAdministeredBy(caller.principal().accountId())) {
      throw new ServiceException(
          "AccessDeniedException",
          "User: %s is not authorized to perform: sso:DescribeInstance"
              .formatted(caller.principal().arn()));
    }
    return DescribeInstanceResponse.builder()
        .instanceArn(Instance.ARN)
        .identityStoreId(current.identityStoreId())
        .ownerAccountId(current.ownerAccount())
        .status(InstanceStatus.ACTIVE)
        .encryptionConfigurationDetails(
            current
                .keyArn()
                .map(
                    key ->
                        EncryptionConfigurationDetails.builder()
                            .keyType(KmsKeyType.CUSTOMER_MANAGED_KEY)
                            .kmsKeyArn(key)
                            .encryptionStatus(KmsKeyStatus.ENABLED))
                .orElseGet(
                    () ->
                        EncryptionConfigurationDetails.builder()
                            .keyType(KmsKeyType.AWS_OWNED_KMS_KEY)
                            .encryptionStatus(KmsKeyStatus.ENABLED))
                .build())
        .build();
  }

  /**
   * @throws ServiceException if no application has the ARN in the caller's region, or the caller
   *     cannot use the key of the instance
   */
  private void requireApplication(String arn, Caller caller) {
    if (!applicationExists.test(arn, caller.region())) {
      throw Assignments.notFound("Application does not exist.");
    }
    encryption.requireUseOfInstance(instance.get(), caller);
  }

  static List<Access> requiredActions(String operation, String arn) {
    return List.of(Access.to("sso:" + operation, arn));
  }

  private CreateApplicationAssignmentResponse createApplicationAssignment(
      CreateApplicationAssignmentRequest request, Caller caller) {
    requireApplication(request.applicationArn(), caller);
    if (!principalExists.test(request.principalType(), request.principalId())) {
      throw Assignments.notFound(request.principalTypeAsString() + " does not exist.");
    }
    assignments.add(
        new Assignment(request.applicationArn(), request.principalType(), request.principalId()));
    return CreateApplicationAssignmentResponse.builder().build();
  }

  private DeleteApplicationAssignmentResponse deleteApplicationAssignment(
      DeleteApplicationAssignmentRequest request, Caller caller) {
    requireApplication(request.applicationArn(), caller);
    assignments.remove(
        new Assignment(request.applicationArn(), request.principalType(), request.principalId()));
    return DeleteApplicationAssignmentResponse.builder().build();
  }

  private DescribeApplicationAssignmentResponse describeApplicationAssignment(
      DescribeApplicationAssignmentRequest request, Caller caller) {
    requireApplication(request.applicationArn(), caller);
    var assignment =
        new Assignment(request.applicationArn(), request.principalType(), request.principalId());
    if (!assignments.has(assignment)) {
      throw Assignments.notFound("Application assignment does not exist.");
    }
    return DescribeApplicationAssignmentResponse.builder()
        .applicationArn(assignment.applicationArn())
        .principalType(assignment.type())
        .principalId(assignment.principalId())
        .build();
  }

  private static Constraints constraints() {
    var assignmentMembers = new String[] {"ApplicationArn", "PrincipalId", "PrincipalType"};
    var id = "[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}";
    var instance = "(sso)?ins-[a-zA-Z0-9-.]{16}";
    return new Constraints()
        .require(CreateApplicationAssignmentRequest.class, assignmentMembers)
        .require(DeleteApplicationAssignmentRequest.class, assignmentMembers)
        .require(DescribeApplicationAssignmentRequest.class, assignmentMembers)
        .require(ListApplicationAssignmentsRequest.class, "ApplicationArn")
        .require(DescribeInstanceRequest.class, "InstanceArn")
        .require(GetApplicationAssignmentConfigurationRequest.class, "ApplicationArn")
        .require(
            ListApplicationAssignmentsForPrincipalRequest.class,
            "InstanceArn",
            "PrincipalId",
            "PrincipalType")
        .text(
            "ApplicationArn",
            10,
            1224,
            "arn:aws(-[a-z]{1,5}){0,3}:sso::\\d{12}:application/"
                + instance
                + "/apl-[a-zA-Z0-9]{16}")
        .text("InstanceArn", 10, 1224, "arn:aws(-[a-z]{1,5}){0,3}:sso:::instance/" + instance)
        .text("PrincipalId", 1, 47, "([0-9a-f]{10}-|)" + id)
        .text("NextToken", 0, 2048, "[-a-zA-Z0-9+=/_]*")
        .range("MaxResults", 1, 100);
  }
}
