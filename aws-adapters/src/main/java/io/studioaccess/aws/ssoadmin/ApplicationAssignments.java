package io.studioaccess.aws.ssoadmin;

import io.studioaccess.aws.client.AwsErrors;
import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.OperationResult;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

/**
 * IAM Identity Center's assignments of groups to applications. Each one made, or found made, is
 * remembered; a function that dies before it remembers finds it made the next time.
 */
public final class ApplicationAssignments {
  private final ClientsByDomain<SsoAdminClient> ssoAdmin;
  private final GroupAssignments remembered;

  public ApplicationAssignments(
      ClientsByDomain<SsoAdminClient> ssoAdmin, GroupAssignments remembered) {
    this.ssoAdmin = ssoAdmin;
    this.remembered = remembered;
  }

  public OperationResult make(DomainArn domain, ApplicationArn application, GroupId group) {
    try {
      create(domain, application, group);
    } catch (ConflictException e) {
      // assigned already, by hand or by a function that died: all the same
    } catch (ResourceNotFoundException | ValidationException e) {
      return new OperationResult.Refused(
          "group %s cannot be assigned to %s: %s"
              .formatted(group, application, AwsErrors.message(e)));
    }
    remembered.add(domain.id(), group);
    return new OperationResult.Done();
  }

  private void create(DomainArn domain, ApplicationArn application, GroupId group) {
    ssoAdmin
        .in(domain)
        .createApplicationAssignment(
            create ->
                create
                    .applicationArn(application.value())
                    .principalType(PrincipalType.GROUP)
                    .principalId(group.value()));
  }
}
