package io.studioaccess.aws.ssoadmin;

import io.studioaccess.aws.client.AwsErrors;
import io.studioaccess.aws.client.DirectoryKeyErrors;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.OperationResult;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

/**
 * Assigns groups to applications in IAM Identity Center. Each assignment that is created or found
 * is recorded. A function that crashes before it records an assignment finds it the next time.
 */
public final class ApplicationAssignments {
  private final ApplicationClients ssoAdmin;
  private final GroupAssignments recorded;

  public ApplicationAssignments(ApplicationClients ssoAdmin, GroupAssignments recorded) {
    this.ssoAdmin = ssoAdmin;
    this.recorded = recorded;
  }

  public OperationResult assign(DomainArn domain, ApplicationArn application, GroupId group) {
    try {
      create(domain, application, group);
    } catch (ConflictException e) {
      // assigned already, manually or by a function that crashed
    } catch (ServiceQuotaExceededException e) {
      return new OperationResult.QuotaReached(
          "group %s cannot be assigned to %s, because a quota of IAM Identity Center is reached: %s; the sweep tries again"
              .formatted(group, application, AwsErrors.message(e)));
    } catch (ResourceNotFoundException | ValidationException e) {
      if (DirectoryKeyErrors.concernsKey(e)) {
        throw e;
      }
      return new OperationResult.Refused(
          "group %s cannot be assigned to %s: %s"
              .formatted(group, application, AwsErrors.message(e)));
    }
    recorded.add(domain.id(), group);
    return new OperationResult.Done();
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
}
