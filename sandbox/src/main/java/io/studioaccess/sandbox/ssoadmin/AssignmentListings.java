package io.studioaccess.sandbox.ssoadmin;

import io.studioaccess.sandbox.ssoadmin.Assignments.Assignment;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.Page;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.ssoadmin.model.ApplicationAssignment;
import software.amazon.awssdk.services.ssoadmin.model.ApplicationAssignmentForPrincipal;
import software.amazon.awssdk.services.ssoadmin.model.GetApplicationAssignmentConfigurationRequest;
import software.amazon.awssdk.services.ssoadmin.model.GetApplicationAssignmentConfigurationResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListApplicationAssignmentsForPrincipalRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListApplicationAssignmentsForPrincipalResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListApplicationAssignmentsRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListApplicationAssignmentsResponse;

/**
 * Identity Center's ListApplicationAssignments, ListApplicationAssignmentsForPrincipal and
 * GetApplicationAssignmentConfiguration.
 *
 * @param required throws if no application has the ARN in the caller's region
 */
record AssignmentListings(Assignments assignments, BiConsumer<String, Caller> required) {

  private static final int AWS_PAGE_SIZE = 100;

  void addTo(Operations operations) {
    operations
        .put(
            "ListApplicationAssignments",
            ListApplicationAssignmentsRequest::builder,
            (r, caller) ->
                SsoAdmin.requiredActions("ListApplicationAssignments", r.applicationArn()),
            this::listApplicationAssignments)
        .put(
            "ListApplicationAssignmentsForPrincipal",
            ListApplicationAssignmentsForPrincipalRequest::builder,
            (r, caller) ->
                SsoAdmin.requiredActions("ListApplicationAssignmentsForPrincipal", r.instanceArn()),
            this::listApplicationAssignmentsForPrincipal)
        .put(
            "GetApplicationAssignmentConfiguration",
            GetApplicationAssignmentConfigurationRequest::builder,
            (r, caller) ->
                SsoAdmin.requiredActions(
                    "GetApplicationAssignmentConfiguration", r.applicationArn()),
            this::getApplicationAssignmentConfiguration);
  }

  private GetApplicationAssignmentConfigurationResponse getApplicationAssignmentConfiguration(
      GetApplicationAssignmentConfigurationRequest request, Caller caller) {
    required.accept(request.applicationArn(), caller);
    return GetApplicationAssignmentConfigurationResponse.builder()
        .assignmentRequired(assignments.isRequired(request.applicationArn()))
        .build();
  }

  private ListApplicationAssignmentsResponse listApplicationAssignments(
      ListApplicationAssignmentsRequest request, Caller caller) {
    required.accept(request.applicationArn(), caller);
    var all = assignments.where(a -> a.applicationArn().equals(request.applicationArn()));
    var page = Page.of(all, request.nextToken(), request.maxResults(), AWS_PAGE_SIZE);
    return ListApplicationAssignmentsResponse.builder()
        .applicationAssignments(
            page.items().stream().map(AssignmentListings::sdkAssignment).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static ApplicationAssignment sdkAssignment(Assignment assignment) {
    return ApplicationAssignment.builder()
        .applicationArn(assignment.applicationArn())
        .principalType(assignment.type())
        .principalId(assignment.principalId())
        .build();
  }

  private ListApplicationAssignmentsForPrincipalResponse listApplicationAssignmentsForPrincipal(
      ListApplicationAssignmentsForPrincipalRequest request, Caller caller) {
    var filter = request.filter();
    var application = filter == null ? null : filter.applicationArn();
    var all =
        assignments.where(
            a ->
                a.principalId().equals(request.principalId())
                    && a.type() == request.principalType()
                    && (application == null || application.equals(a.applicationArn())));
    var page = Page.of(all, request.nextToken(), request.maxResults(), AWS_PAGE_SIZE);
    return ListApplicationAssignmentsForPrincipalResponse.builder()
        .applicationAssignments(
            page.items().stream().map(AssignmentListings::sdkAssignmentForPrincipal).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static ApplicationAssignmentForPrincipal sdkAssignmentForPrincipal(
      Assignment assignment) {
    return ApplicationAssignmentForPrincipal.builder()
        .applicationArn(assignment.applicationArn())
        .principalType(assignment.type())
        .principalId(assignment.principalId())
        .build();
  }
}
