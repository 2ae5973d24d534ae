package io.studioaccess.aws;

import io.studioaccess.plan.Operation;
import io.studioaccess.reconcile.Applied;
import io.studioaccess.reconcile.GroupAssignments;
import io.studioaccess.reconcile.Mandate;
import io.studioaccess.reconcile.Side;
import java.util.function.Function;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/**
 * The provisioner's calls: it makes profiles, changes their roles and settings, and lets groups in.
 */
public final class GrantingMandate implements Mandate {
  private final ClientsByDomain<SageMakerClient> sageMaker;
  private final ApplicationAssignments assignments;

  public GrantingMandate(
      ClientsByDomain<SageMakerClient> sageMaker,
      ClientsByDomain<SsoAdminClient> ssoAdmin,
      GroupAssignments remembered) {
    this.sageMaker = sageMaker;
    this.assignments = new ApplicationAssignments(ssoAdmin, remembered);
  }

  @Override
  public boolean covers(Operation operation) {
    return operation instanceof Operation.Grant;
  }

  @Override
  public Side side() {
    return Side.PROVISIONER;
  }

  @Override
  public Applied apply(Operation operation) {
    return switch (operation) {
      case Operation.CreateProfile create -> answer(() -> create(create), e -> inUse(create, e));
      case Operation.Retarget retarget -> answer(() -> retarget(retarget), GrantingMandate::busy);
      case Operation.Restore restore -> answer(() -> restore(restore), GrantingMandate::busy);
      case Operation.AssignGroup assign ->
          assignments.make(assign.domain(), assign.application(), assign.group());
      case Operation.Revocation _ ->
          throw new IllegalArgumentException("the provisioner never takes away: " + operation);
    };
  }

  private static Applied answer(
      Runnable sageMakerCall, Function<ResourceInUseException, Applied> inUse) {
    try {
      sageMakerCall.run();
      return new Applied.Done();
    } catch (ResourceInUseException e) {
      return inUse.apply(e);
    } catch (ResourceNotFoundException e) {
      return new Applied.Busy(AwsErrors.message(e)); // gone in the meantime: the next look compares
    } catch (SageMakerException e) {
      if (SageMakerErrors.isValidation(e)) {
        return new Applied.Refused(AwsErrors.message(e));
      }
      throw e;
    }
  }

  private static Applied busy(ResourceInUseException e) {
    return new Applied.Busy(AwsErrors.message(e));
  }

  /** Made by another look at this user; or the user has a profile already, under another name. */
  private Applied inUse(Operation.CreateProfile create, ResourceInUseException e) {
    try {
      sageMaker
          .in(create.domain())
          .describeUserProfile(
              describe ->
                  describe
                      .domainId(create.domain().id().value())
                      .userProfileName(create.profile().value()));
      return new Applied.Done();
    } catch (ResourceNotFoundException notThis) {
      return new Applied.Refused(
          "profile %s cannot be made, for the user seems to have another one that was not made by Studio Access: %s"
              .formatted(create.profile(), AwsErrors.message(e)));
    }
  }

  private void create(Operation.CreateProfile create) {
    sageMaker
        .in(create.domain())
        .createUserProfile(
            request ->
                request
                    .domainId(create.domain().id().value())
                    .userProfileName(create.profile().value())
                    .singleSignOnUserIdentifier("UserName")
                    .singleSignOnUserValue(create.signInName().value())
                    .userSettings(ProfileSettings.of(create.role(), create.settings()))
                    .tags(ProfileTags.of(create.user())));
  }

  private void retarget(Operation.Retarget retarget) {
    update(retarget, ProfileSettings.of(retarget.role(), retarget.settings()));
  }

  /** The tag first: should the second call fail, the role that is not right asks for both again. */
  private void restore(Operation.Restore restore) {
    sageMaker
        .in(restore.domain())
        .deleteTags(
            request -> request.resourceArn(restore.arn()).tagKeys(ProfileTags.DELETE_AFTER));
    update(restore, ProfileSettings.of(restore.role(), restore.settings()));
  }

  private void update(Operation of, UserSettings settings) {
    sageMaker
        .in(of.domain())
        .updateUserProfile(
            request ->
                request
                    .domainId(of.domain().id().value())
                    .userProfileName(of.profile().value())
                    .userSettings(settings));
  }
}
