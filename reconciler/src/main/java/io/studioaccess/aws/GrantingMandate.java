package io.studioaccess.aws;

import io.studioaccess.plan.Operation;
import io.studioaccess.reconcile.GroupAssignments;
import io.studioaccess.reconcile.Mandate;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** The provisioner's calls: it makes profiles, changes their roles and lets groups in to them. */
public final class GrantingMandate implements Mandate {
  private final SageMakerClient sageMaker;
  private final ApplicationAssignments assignments;

  public GrantingMandate(
      SageMakerClient sageMaker, SsoAdminClient ssoAdmin, GroupAssignments remembered) {
    this.sageMaker = sageMaker;
    this.assignments = new ApplicationAssignments(ssoAdmin, remembered);
  }

  @Override
  public boolean covers(Operation operation) {
    return operation instanceof Operation.Grant;
  }

  @Override
  public boolean takesAway() {
    return false;
  }

  @Override
  public Optional<String> apply(Operation operation) {
    return switch (operation) {
      case Operation.CreateProfile create -> answer(() -> create(create));
      case Operation.Retarget retarget -> answer(() -> retarget(retarget));
      case Operation.AssignGroup assign -> assignments.make(assign);
      case Operation.Revocation _ ->
          throw new IllegalArgumentException("the provisioner never takes away: " + operation);
    };
  }

  private static Optional<String> answer(Runnable sageMakerCall) {
    try {
      sageMakerCall.run();
      return Optional.empty();
    } catch (ResourceInUseException | ResourceNotFoundException e) {
      return Optional.empty(); // made, changed or deleted in the meantime: the next look compares
    } catch (SageMakerException e) {
      if (SageMakerErrors.isValidation(e)) {
        return Optional.of(AwsErrors.message(e));
      }
      throw e;
    }
  }

  private void create(Operation.CreateProfile create) {
    sageMaker.createUserProfile(
        request ->
            request
                .domainId(create.domain().value())
                .userProfileName(create.profile().value())
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(create.signInName().value())
                .userSettings(settings -> settings.executionRole(create.role().value()))
                .tags(ProfileTags.of(create.user())));
  }

  private void retarget(Operation.Retarget retarget) {
    sageMaker.updateUserProfile(
        request ->
            request
                .domainId(retarget.domain().value())
                .userProfileName(retarget.profile().value())
                .userSettings(settings -> settings.executionRole(retarget.role().value())));
  }
}
