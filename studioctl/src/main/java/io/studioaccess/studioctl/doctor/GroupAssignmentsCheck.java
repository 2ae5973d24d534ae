package io.studioaccess.studioctl.doctor;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.studioctl.stack.IdentityCenterClients;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ApplicationAssignment;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/**
 * Checks the assignments of groups to the applications of the mapped domains: mapped groups that
 * are not assigned, and groups without a row that Studio Access assigned. The sweep mends both.
 */
@Singleton
final class GroupAssignmentsCheck implements Check {
  private final MappedRows mappedRows;
  private final IdentityCenterClients identityCenter;
  private final GroupAssignments assignments;
  private final Installation stack;

  /**
   * The groups that are assigned.
   *
   * @param region that manages the application
   */
  private record Assigned(String region, Set<GroupId> groups) {}

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
    Set<GroupId> mapped =
        rows.stream()
            .filter(row -> mappedRows.domainOf(row.row()).equals(domain))
            .flatMap(row -> row.group().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Stream<Finding> missing =
        mapped.stream()
            .filter(group -> !assigned.groups().contains(group))
            .map(group -> unassigned(domain, application, group, assigned.region()));
    Stream<Finding> remaining =
        assigned.groups().stream()
            .filter(group -> !mapped.contains(group))
            .flatMap(group -> remaining(domain, application, group, assigned.region()));
    return Stream.concat(missing, remaining);
  }

  /** Groups that an administrator assigned are not ours to judge. */
  private Stream<Finding> remaining(
      DomainArn domain, ApplicationArn application, GroupId group, String region) {
    return assignments
        .find(domain.id(), group)
        .filter(known -> known.isOurs() || known.domain().isEmpty())
        .map(
            known ->
                known.isOurs()
                    ? Finding.hint(
                        "group %s is assigned to the application of domain %s by Studio Access, but no enabled row maps it"
                            .formatted(group, domain.id()),
                        "nothing, if members still hold profiles: the sweep after the last one ends"
                            + " the assignment; otherwise read the sweeper's log for \"Assignment"
                            + " of a group failed\"")
                    : Finding.hint(
                        "group %s is assigned to the application of domain %s, but no enabled row maps it; an earlier version did not note who assigned it, so the sweep leaves it"
                            .formatted(group, domain.id()),
                        "if nobody needs it: aws sso-admin delete-application-assignment --region %s --application-arn %s --principal-type GROUP --principal-id %s"
                            .formatted(region, application, group)))
        .stream();
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
            .filter(assignment -> assignment.principalType() == PrincipalType.GROUP)
            .map(ApplicationAssignment::principalId)
            .map(GroupId::new)
            .sorted(Comparator.comparing(GroupId::value))
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  private Finding unassigned(
      DomainArn domain, ApplicationArn application, GroupId group, String region) {
    String fix =
        "aws sso-admin create-application-assignment --region %s --application-arn %s --principal-type GROUP --principal-id %s"
            .formatted(region, application, group);
    return assignments.has(domain.id(), group)
        ? Finding.fault(
            "group %s is no longer assigned to the application of domain %s: its members have profiles but cannot sign in; the next sweep assigns it again if anybody holds a profile by it"
                .formatted(group, domain.id()),
            fix)
        : Finding.hint(
            "group %s is not yet assigned to the application of domain %s: the provisioner assigns it when its first member gets a profile"
                .formatted(group, domain.id()),
            fix);
  }
}
