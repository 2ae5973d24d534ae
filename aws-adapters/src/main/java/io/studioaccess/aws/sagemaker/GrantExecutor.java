package io.studioaccess.aws.sagemaker;

import io.studioaccess.aws.client.AwsErrors;
import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.reconcile.ApplicationAssignments;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.OperationResult;
import java.util.function.Function;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceLimitExceededException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/**
 * The provisioner's calls: creates profiles, changes their roles and settings, and assigns groups.
 */
public final class GrantExecutor implements OperationExecutor {
  private final ClientsByDomain<SageMakerClient> sageMaker;
  private final ApplicationAssignments assignments;

  public GrantExecutor(
      ClientsByDomain<SageMakerClient> sageMaker, ApplicationAssignments assignments) {
    this.sageMaker = sageMaker;
    this.assignments = assignments;
  }

  @Override
  public boolean supports(Operation operation) {
    return operation instanceof Operation.Grant;
  }

  @Override
  public Direction direction() {
    return Direction.GRANT;
  }

  @Override
  public OperationResult execute(Operation operation) {
    return switch (operation) {
      case Operation.CreateProfile create -> call(() -> create(create), e -> inUse(create, e));
      case Operation.Retarget retarget -> call(() -> retarget(retarget), GrantExecutor::busy);
      case Operation.Restore restore -> call(() -> restore(restore), GrantExecutor::busy);
      case Operation.ChangeTags change -> changeTags(change);
      case Operation.AssignGroup assign ->
          assignments.assign(assign.domain(), assign.application(), assign.group());
      case Operation.Revocation _ ->
          throw new IllegalArgumentException("the provisioner does not revoke: " + operation);
    };
  }

  private static OperationResult call(
      Runnable sageMakerCall, Function<ResourceInUseException, OperationResult> inUse) {
    try {
      sageMakerCall.run();
      return new OperationResult.Done();
    } catch (ResourceInUseException e) {
      return inUse.apply(e);
    } catch (ResourceNotFoundException e) {
      return new OperationResult.Busy(
          AwsErrors.message(e)); // deleted in the meantime: the next reconcile compares again
    } catch (ResourceLimitExceededException e) {
      return new OperationResult.QuotaReached(
          "a quota of SageMaker is reached: %s; a domain has 60 user profiles unless \"User profiles allowed per domain\" was raised: request an increase in Service Quotas, or delete profiles; the sweep tries again"
              .formatted(AwsErrors.message(e)));
    } catch (SageMakerException e) {
      if (SageMakerErrors.isValidation(e)) {
        return new OperationResult.Refused(AwsErrors.message(e));
      }
      throw e;
    }
  }

  private static OperationResult busy(ResourceInUseException e) {
    return new OperationResult.Busy(AwsErrors.message(e));
  }

  /**
   * Either another reconcile created the profile, or the user already has a profile with another
   * name.
   */
  private OperationResult inUse(Operation.CreateProfile create, ResourceInUseException e) {
    try {
      sageMaker
          .forDomain(create.domain())
          .describeUserProfile(
              describe ->
                  describe
                      .domainId(create.domain().id().value())
                      .userProfileName(create.profile().value()));
      return new OperationResult.Done();
    } catch (ResourceNotFoundException notThis) {
      return new OperationResult.Refused(
          "profile %s cannot be created: the user seems to have another one that was not created by Studio Access: %s"
              .formatted(create.profile(), AwsErrors.message(e)));
    }
  }

  private void create(Operation.CreateProfile create) {
    sageMaker
        .forDomain(create.domain())
        .createUserProfile(
            request ->
                request
                    .domainId(create.domain().id().value())
                    .userProfileName(create.profile().value())
                    .singleSignOnUserIdentifier("UserName")
                    .singleSignOnUserValue(create.signInName().value())
                    .userSettings(ProfileSettings.of(create.role(), create.settings()))
                    .tags(ProfileTags.of(create.user(), create.tags())));
  }

  /**
   * What is refused is reported, and keeps nobody from anything: the sweep tries again. Tags are
   * removed first: the old and the new ones together may be more than the 50 that AWS allows.
   */
  private OperationResult changeTags(Operation.ChangeTags change) {
    SageMakerClient client = sageMaker.forDomain(change.domain());
    try {
      if (!change.removed().isEmpty()) {
        client.deleteTags(delete -> delete.resourceArn(change.arn()).tagKeys(change.removed()));
      }
      if (!change.set().isEmpty()) {
        client.addTags(add -> add.resourceArn(change.arn()).tags(ProfileTags.of(change.set())));
      }
      return new OperationResult.Done();
    } catch (ResourceNotFoundException e) {
      return new OperationResult.Busy(AwsErrors.message(e));
    } catch (SageMakerException e) {
      if (e instanceof ResourceLimitExceededException
          || SageMakerErrors.isValidation(e)
          || SageMakerErrors.isAccessDenied(e)) {
        return new OperationResult.Refused(
            "the tags of profile %s in domain %s cannot be changed to those of its row: %s; the user has their role; check the tags of the row and of the profile (50 in all), the provisioner's role, templates/studio-account.yaml and the organization's policies"
                .formatted(change.profile(), change.domain().id(), AwsErrors.message(e)));
      }
      throw e;
    }
  }

  private void retarget(Operation.Retarget retarget) {
    update(retarget, ProfileSettings.of(retarget.role(), retarget.settings()));
  }

  private void restore(Operation.Restore restore) {
    update(restore, ProfileSettings.of(restore.role(), restore.settings()));
    ProfileTags.tryToUntag(
        sageMaker.forDomain(restore.domain()), restore.arn(), ProfileTags.DELETE_AFTER);
  }

  private void update(Operation operation, UserSettings settings) {
    sageMaker
        .forDomain(operation.domain())
        .updateUserProfile(
            request ->
                request
                    .domainId(operation.domain().id().value())
                    .userProfileName(operation.profile().value())
                    .userSettings(settings));
  }
}
