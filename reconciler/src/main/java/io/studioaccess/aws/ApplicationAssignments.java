package io.studioaccess.aws;

import io.studioaccess.plan.Operation;
import io.studioaccess.reconcile.Applied;
import io.studioaccess.reconcile.GroupAssignments;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

/**
 * IAM Identity Center's assignments of groups to applications. Each one made, or found made, is
 * remembered; a function that dies before it remembers finds it made the next time.
 */
final class ApplicationAssignments {
  private final ClientsByDomain<SsoAdminClient> ssoAdmin;
  private final GroupAssignments remembered;

  ApplicationAssignments(ClientsByDomain<SsoAdminClient> ssoAdmin, GroupAssignments remembered) {
    this.ssoAdmin = ssoAdmin;
    this.remembered = remembered;
  }

  Applied make(Operation.AssignGroup assign) {
    try {
      create(assign);
    } catch (ConflictException e) {
      // assigned already, by hand or by a function that died: all the same
    } catch (ResourceNotFoundException | ValidationException e) {
      return new Applied.Refused(
          "group %s cannot be assigned to %s: %s"
              .formatted(assign.group(), assign.application(), AwsErrors.message(e)));
    }
    remembered.add(assign.domain().id(), assign.group());
    return new Applied.Done();
  }

  private void create(Operation.AssignGroup assign) {
    ssoAdmin
        .in(assign.domain())
        .createApplicationAssignment(
            create ->
                create
                    .applicationArn(assign.application().value())
                    .principalType(PrincipalType.GROUP)
                    .principalId(assign.group().value()));
  }
}
