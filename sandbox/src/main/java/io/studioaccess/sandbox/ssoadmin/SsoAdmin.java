package io.studioaccess.sandbox.ssoadmin;

import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.ssoadmin.Assignments.Assignment;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Constraints;
import io.studioaccess.sandbox.wire.Operations;
import java.util.List;
import java.util.function.BiPredicate;
import software.amazon.awssdk.services.ssoadmin.model.CreateApplicationAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.CreateApplicationAssignmentResponse;
import software.amazon.awssdk.services.ssoadmin.model.DeleteApplicationAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.DeleteApplicationAssignmentResponse;
import software.amazon.awssdk.services.ssoadmin.model.DescribeApplicationAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.DescribeApplicationAssignmentResponse;
import software.amazon.awssdk.services.ssoadmin.model.GetApplicationAssignmentConfigurationRequest;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.InstanceStatus;
import software.amazon.awssdk.services.ssoadmin.model.ListApplicationAssignmentsForPrincipalRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListApplicationAssignmentsRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesResponse;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/** Identity Center's ListInstances and its operations on application assignments. */
public final class SsoAdmin {

  private final Instance instance;
  private final Assignments assignments;
  private final BiPredicate<String, String> applicationExists;
  private final BiPredicate<PrincipalType, String> principalExists;

  /**
   * The instance of IAM Identity Center.
   *
   * @param region the only region that returns it
   */
  public record Instance(String identityStoreId, String accountId, String region) {}

  private SsoAdmin(
      Instance instance,
      Assignments assignments,
      BiPredicate<String, String> applicationExists,
      BiPredicate<PrincipalType, String> principalExists) {
    this.instance = instance;
    this.assignments = assignments;
    this.applicationExists = applicationExists;
    this.principalExists = principalExists;
  }

  /**
   * Registers the operations.
   *
   * @param applicationExists whether an application has this ARN, in this region
   * @param principalExists whether the directory has a user or group with this id
   */
  public static void serve(
      AwsEndpoint endpoint,
      Instance instance,
      Assignments assignments,
      BiPredicate<String, String> applicationExists,
      BiPredicate<PrincipalType, String> principalExists) {
    var admin = new SsoAdmin(instance, assignments, applicationExists, principalExists);
    var operations = new Operations();
    admin.addTo(operations);
    new AssignmentListings(assignments).addTo(operations);
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

  private ListInstancesResponse listInstances(Caller caller) {
    return caller.region().equals(instance.region())
        ? ListInstancesResponse.builder()
            .instances(
                InstanceMetadata.builder()
                    .instanceArn("arn:aws:sso:::instance/ssoins-0123456789abcdef")
                    .identityStoreId(instance.identityStoreId())
                    .ownerAccountId(instance.accountId())
                    .status(InstanceStatus.ACTIVE)
                    .build())
            .build()
        : ListInstancesResponse.builder().instances(List.of()).build();
  }

  static List<Access> requiredActions(String operation, String arn) {
    return List.of(Access.to("sso:" + operation, arn));
  }

  private CreateApplicationAssignmentResponse createApplicationAssignment(
      CreateApplicationAssignmentRequest request, Caller caller) {
    if (!applicationExists.test(request.applicationArn(), caller.region())) {
      throw Assignments.notFound("Application does not exist.");
    }
    if (!principalExists.test(request.principalType(), request.principalId())) {
      throw Assignments.notFound(request.principalTypeAsString() + " does not exist.");
    }
    assignments.add(
        new Assignment(request.applicationArn(), request.principalType(), request.principalId()));
    return CreateApplicationAssignmentResponse.builder().build();
  }

  private DeleteApplicationAssignmentResponse deleteApplicationAssignment(
      DeleteApplicationAssignmentRequest request, Caller caller) {
    assignments.remove(
        new Assignment(request.applicationArn(), request.principalType(), request.principalId()));
    return DeleteApplicationAssignmentResponse.builder().build();
  }

  private DescribeApplicationAssignmentResponse describeApplicationAssignment(
      DescribeApplicationAssignmentRequest request, Caller caller) {
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
