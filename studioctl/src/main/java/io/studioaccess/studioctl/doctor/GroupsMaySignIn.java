package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.Studio;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ApplicationAssignment;

/**
 * The functions assign a group when its first member has a profile, and not again: what somebody
 * took back since then is a fault.
 */
@Singleton
final class GroupsMaySignIn implements Check {
  private final Mapped mapped;
  private final SsoAdminClient ssoAdmin;
  private final GroupAssignments assignments;
  private final FunctionSettings settings;

  GroupsMaySignIn(
      Mapped mapped,
      SsoAdminClient ssoAdmin,
      GroupAssignments assignments,
      FunctionSettings settings) {
    this.mapped = mapped;
    this.ssoAdmin = ssoAdmin;
    this.assignments = assignments;
    this.settings = settings;
  }

  @Override
  public List<Finding> findings() {
    List<Mapped.Meant> meant = mapped.meant();
    return mapped.inEachServed((domain, found) -> findings(domain, found, meant));
  }

  private Stream<Finding> findings(
      DomainArn domain, Studio.Domain found, List<Mapped.Meant> meant) {
    if (found.application().isEmpty()) {
      return Stream.of(
          Finding.hint(
              "domain %s is older than October 2023 and names no application: nobody but you can assign its groups"
                  .formatted(domain),
              "console of IAM Identity Center, Applications: assign the groups of its rows by"
                  + " hand"));
    }
    ApplicationArn application = found.application().get();
    if (!isAssignmentRequired(application)) {
      return Stream.empty();
    }
    Set<String> assigned = assigned(application);
    return meant.stream()
        .filter(row -> mapped.domainOf(row.row()).equals(domain))
        .flatMap(row -> row.group().stream())
        .distinct()
        .filter(group -> !assigned.contains(group.value()))
        .map(group -> unassigned(domain, application, group));
  }

  private boolean isAssignmentRequired(ApplicationArn application) {
    return ssoAdmin
        .getApplicationAssignmentConfiguration(get -> get.applicationArn(application.value()))
        .assignmentRequired();
  }

  private Set<String> assigned(ApplicationArn application) {
    return ssoAdmin
        .listApplicationAssignmentsPaginator(list -> list.applicationArn(application.value()))
        .applicationAssignments()
        .stream()
        .map(ApplicationAssignment::principalId)
        .collect(Collectors.toSet());
  }

  private Finding unassigned(DomainArn domain, ApplicationArn application, GroupId group) {
    String fix =
        "aws sso-admin create-application-assignment --region %s --application-arn %s --principal-type GROUP --principal-id %s"
            .formatted(settings.identityCenterRegion(), application, group);
    return assignments.has(domain.id(), group)
        ? Finding.fault(
            "group %s was assigned to the application of domain %s and is not any more: its members have a profile and cannot sign in"
                .formatted(group, domain.id()),
            fix)
        : Finding.hint(
            "group %s is not assigned to the application of domain %s: it will be, when its first member has a profile"
                .formatted(group, domain.id()),
            fix);
  }
}
