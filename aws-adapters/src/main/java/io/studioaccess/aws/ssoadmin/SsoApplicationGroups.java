package io.studioaccess.aws.ssoadmin;

import io.studioaccess.aws.client.AwsErrors;
import io.studioaccess.aws.client.DirectoryKeyErrors;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.ApplicationGroups;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ApplicationAssignment;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

/** Assigns groups to applications in IAM Identity Center, and lists and ends assignments. */
public final class SsoApplicationGroups implements ApplicationGroups {
  private final ApplicationClients ssoAdmin;

  public SsoApplicationGroups(ApplicationClients ssoAdmin) {
    this.ssoAdmin = ssoAdmin;
  }

  /** A page has 100 assignments, and may be shorter although more follow. */
  @Override
  public Set<GroupId> assigned(DomainArn domain, ApplicationArn application) {
    return ssoAdmin.call(domain, client -> assigned(client, application));
  }

  private static Set<GroupId> assigned(SsoAdminClient client, ApplicationArn application) {
    return client
        .listApplicationAssignmentsPaginator(list -> list.applicationArn(application.value()))
        .applicationAssignments()
        .stream()
        .filter(assignment -> assignment.principalType() == PrincipalType.GROUP)
        .map(ApplicationAssignment::principalId)
        .map(GroupId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Answer assign(DomainArn domain, ApplicationArn application, GroupId group) {
    try {
      create(domain, application, group);
      return new Answer.Made();
    } catch (ConflictException e) {
      return new Answer.Existed();
    } catch (ServiceQuotaExceededException e) {
      return new Answer.QuotaReached(
          "group %s cannot be assigned to %s, because a quota of IAM Identity Center is reached: %s; the sweep tries again"
              .formatted(group, application, AwsErrors.message(e)));
    } catch (ResourceNotFoundException | ValidationException e) {
      if (DirectoryKeyErrors.concernsKey(e)) {
        throw e;
      }
      return new Answer.Refused(
          "group %s cannot be assigned to %s: %s"
              .formatted(group, application, AwsErrors.message(e)));
    }
  }

  private void create(DomainArn domain, ApplicationArn application, GroupId group) {
    var unused =
        ssoAdmin.call(
            domain,
            client ->
                client.createApplicationAssignment(
                    create ->
                        create
                            .applicationArn(application.value())
                            .principalType(PrincipalType.GROUP)
                            .principalId(group.value())));
  }

  @Override
  public void unassign(DomainArn domain, ApplicationArn application, GroupId group) {
    try {
      var unused =
          ssoAdmin.call(
              domain,
              client ->
                  client.deleteApplicationAssignment(
                      delete ->
                          delete
                              .applicationArn(application.value())
                              .principalType(PrincipalType.GROUP)
                              .principalId(group.value())));
    } catch (ResourceNotFoundException e) {
      if (DirectoryKeyErrors.concernsKey(e)) {
        throw e;
      }
    }
  }
}
