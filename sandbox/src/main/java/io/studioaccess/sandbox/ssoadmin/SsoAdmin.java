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

/** Identity Center's operations on assignments to applications. */
public final class SsoAdmin {

  private final Instance instance;
  private final Assignments assignments;
  private final BiPredicate<String, String> isApplication;
  private final BiPredicate<PrincipalType, String> isPrincipal;

  /**
   * The instance of IAM Identity Center.
   *
   * @param region the only one in which it is found
   */
  public record Instance(String identityStoreId, String accountId, String region) {}

  private SsoAdmin(
      Instance instance,
      Assignments assignments,
      BiPredicate<String, String> isApplication,
      BiPredicate<PrincipalType, String> isPrincipal) {
    this.instance = instance;
    this.assignments = assignments;
    this.isApplication = isApplication;
    this.isPrincipal = isPrincipal;
  }

  /**
   * Serves the assignments from now on.
   *
   * @param isApplication whether an application has this ARN, in this region
   * @param isPrincipal whether the directory has a user or group of this id
   */
  public static void serve(
      AwsEndpoint door,
      Instance instance,
      Assignments assignments,
      BiPredicate<String, String> isApplication,
      BiPredicate<PrincipalType, String> isPrincipal) {
    var admin = new SsoAdmin(instance, assignments, isApplication, isPrincipal);
    var operations = new Operations();
    admin.addTo(operations);
    new AssignmentListings(assignments).addTo(operations);
    door.serveJson("sso-admin", "SWBExternalService", operations, constraints());
  }

  private void addTo(Operations operations) {
    operations
        .put(
            "ListInstances",
            ListInstancesRequest::builder,
            (r, caller) -> List.of(Access.to("sso:ListInstances", "*")),
            (r, caller) -> instances(caller))
        .put(
            "CreateApplicationAssignment",
            CreateApplicationAssignmentRequest::builder,
            (r, caller) -> on("CreateApplicationAssignment", r.applicationArn()),
            this::create)
        .put(
            "DeleteApplicationAssignment",
            DeleteApplicationAssignmentRequest::builder,
            (r, caller) -> on("DeleteApplicationAssignment", r.applicationArn()),
            this::delete)
        .put(
            "DescribeApplicationAssignment",
            DescribeApplicationAssignmentRequest::builder,
            (r, caller) -> on("DescribeApplicationAssignment", r.applicationArn()),
            this::describe);
  }

  private ListInstancesResponse instances(Caller caller) {
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

  static List<Access> on(String operation, String arn) {
    return List.of(Access.to("sso:" + operation, arn));
  }

  private CreateApplicationAssignmentResponse create(
      CreateApplicationAssignmentRequest request, Caller caller) {
    if (!isApplication.test(request.applicationArn(), caller.region())) {
      throw Assignments.notFound("Application does not exist.");
    }
    if (!isPrincipal.test(request.principalType(), request.principalId())) {
      throw Assignments.notFound(request.principalTypeAsString() + " does not exist.");
    }
    assignments.add(
        new Assignment(request.applicationArn(), request.principalType(), request.principalId()));
    return CreateApplicationAssignmentResponse.builder().build();
  }

  private DeleteApplicationAssignmentResponse delete(
      DeleteApplicationAssignmentRequest request, Caller caller) {
    assignments.remove(
        new Assignment(request.applicationArn(), request.principalType(), request.principalId()));
    return DeleteApplicationAssignmentResponse.builder().build();
  }

  private DescribeApplicationAssignmentResponse describe(
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
    var who = new String[] {"ApplicationArn", "PrincipalId", "PrincipalType"};
    var id = "[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}";
    var instance = "(sso)?ins-[a-zA-Z0-9-.]{16}";
    return new Constraints()
        .require(CreateApplicationAssignmentRequest.class, who)
        .require(DeleteApplicationAssignmentRequest.class, who)
        .require(DescribeApplicationAssignmentRequest.class, who)
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
