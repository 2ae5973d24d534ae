package io.studioaccess.studioctl.doctor;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.studioctl.stack.IdentityCenterClients;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ApplicationAssignment;

/**
 * Checks the assignments of mapped groups to the applications of their domains. The functions
 * assign a group once, when its first member gets a profile. A later removal is a fault.
 */
@Singleton
final class GroupAssignmentsCheck implements Check {
  private final MappedRows mappedRows;
  private final IdentityCenterClients identityCenter;
  private final GroupAssignments assignments;
  private final Installation stack;

  /**
   * The users and groups that are assigned.
   *
   * @param region that manages the application
   */
  private record Assigned(String region, Set<String> principals) {}

  GroupAssignmentsCheck(
      MappedRows mappedRows,
      IdentityCenterClients identityCenter,
      GroupAssignments assignments,
      Installation stack) {
    this.mappedRows = mappedRows;
    this.identityCenter = identityCenter;
    this.assignments = assignments;
    this.stack = stack;
  }

  @Override
  public List<Finding> findings() {
    List<MappedRows.EnabledRow> rows = mappedRows.enabledRows();
    return mappedRows.forEachServedDomain((domain, found) -> findings(domain, found, rows));
  }

  private Stream<Finding> findings(
      DomainArn domain, Studio.Domain found, List<MappedRows.EnabledRow> rows) {
    if (found.application().isEmpty()) {
      return Stream.of(
          Finding.hint(
              "domain %s, created before October 2023, has no application ARN: the functions cannot assign its groups"
                  .formatted(domain),
              "assign the groups of its rows manually: IAM Identity Center console, Applications"));
    }
    ApplicationArn application = found.application().get();
    if (!isAssignmentRequired(domain, application)) {
      return Stream.empty();
    }
    if (domain.account().equals(stack.account()) && !isNamed(application)) {
      return Stream.of(
          Finding.fault(
              "the parameter StudioApplicationArns lacks the application of domain %s: the functions cannot assign its groups"
                  .formatted(domain.id()),
              "add %s to StudioApplicationArns, and deploy the stack again"
                  .formatted(application)));
    }
    Assigned assigned = assigned(domain, application);
    return rows.stream()
        .filter(row -> mappedRows.domainOf(row.row()).equals(domain))
        .flatMap(row -> row.group().stream())
        .distinct()
        .filter(group -> !assigned.principals().contains(group.value()))
        .map(group -> unassigned(domain, application, group, assigned.region()));
  }

  /** Of another account, only the stack there has the parameter. */
  private boolean isNamed(ApplicationArn application) {
    return Stream.of(stack.parameter("StudioApplicationArns").split(",", -1))
        .map(String::strip)
        .anyMatch(
            named ->
                named.endsWith("/*")
                    ? application.value().startsWith(named.substring(0, named.length() - 1))
                    : application.value().equals(named));
  }

  private boolean isAssignmentRequired(DomainArn domain, ApplicationArn application) {
    return identityCenter
        .ofApplications()
        .call(
            domain,
            client ->
                client.getApplicationAssignmentConfiguration(
                    get -> get.applicationArn(application.value())))
        .assignmentRequired();
  }

  private Assigned assigned(DomainArn domain, ApplicationArn application) {
    return identityCenter.ofApplications().call(domain, client -> assigned(client, application));
  }

  private static Assigned assigned(SsoAdminClient client, ApplicationArn application) {
    return new Assigned(
        client.serviceClientConfiguration().region().id(),
        client
            .listApplicationAssignmentsPaginator(list -> list.applicationArn(application.value()))
            .applicationAssignments()
            .stream()
            .map(ApplicationAssignment::principalId)
            .collect(Collectors.toSet()));
  }

  private Finding unassigned(
      DomainArn domain, ApplicationArn application, GroupId group, String region) {
    String fix =
        "aws sso-admin create-application-assignment --region %s --application-arn %s --principal-type GROUP --principal-id %s"
            .formatted(region, application, group);
    return assignments.has(domain.id(), group)
        ? Finding.fault(
            "group %s is no longer assigned to the application of domain %s: its members have profiles but cannot sign in"
                .formatted(group, domain.id()),
            fix)
        : Finding.hint(
            "group %s is not yet assigned to the application of domain %s: the provisioner assigns it when its first member gets a profile"
                .formatted(group, domain.id()),
            fix);
  }
}
