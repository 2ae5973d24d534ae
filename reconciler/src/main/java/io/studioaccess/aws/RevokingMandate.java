package io.studioaccess.aws;

import io.studioaccess.plan.Operation;
import io.studioaccess.reconcile.Applied;
import io.studioaccess.reconcile.Mandate;
import io.studioaccess.reconcile.Side;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** The deprovisioner's calls: it deletes apps and profiles. It can pass no role to anybody. */
public final class RevokingMandate implements Mandate {
  private final SageMakerClient sageMaker;

  public RevokingMandate(SageMakerClient sageMaker) {
    this.sageMaker = sageMaker;
  }

  @Override
  public boolean covers(Operation operation) {
    return operation instanceof Operation.Revocation;
  }

  @Override
  public Side side() {
    return Side.DEPROVISIONER;
  }

  @Override
  public Applied apply(Operation operation) {
    try {
      switch (operation) {
        case Operation.DeleteApp delete -> deleteApp(delete);
        case Operation.DeleteProfile delete -> deleteProfile(delete);
        case Operation.Grant _ ->
            throw new IllegalArgumentException("the deprovisioner never gives: " + operation);
      }
      return new Applied.Done();
    } catch (ResourceNotFoundException e) {
      return new Applied.Done(); // already gone is done
    } catch (ResourceInUseException e) {
      return new Applied.Busy(AwsErrors.message(e));
    } catch (SageMakerException e) {
      if (SageMakerErrors.isValidation(e)) {
        return new Applied.Busy(AwsErrors.message(e)); // an app that has ended since it was listed
      }
      throw e;
    }
  }

  private void deleteApp(Operation.DeleteApp delete) {
    sageMaker.deleteApp(
        request ->
            request
                .domainId(delete.domain().value())
                .userProfileName(delete.profile().value())
                .appType(delete.app().type())
                .appName(delete.app().name()));
  }

  private void deleteProfile(Operation.DeleteProfile delete) {
    sageMaker.deleteUserProfile(
        request ->
            request.domainId(delete.domain().value()).userProfileName(delete.profile().value()));
  }
}
