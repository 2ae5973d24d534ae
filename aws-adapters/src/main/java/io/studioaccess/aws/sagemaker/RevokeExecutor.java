package io.studioaccess.aws.sagemaker;

import io.studioaccess.aws.client.AwsErrors;
import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.OperationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DeleteAppRequest;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/**
 * The deprovisioner's calls: changes the role to the quarantine role, and deletes apps, spaces and
 * profiles. The quarantine role, which has no permissions, is the only role that it may pass.
 */
public final class RevokeExecutor implements OperationExecutor {
  /** SageMaker documents no request rate for DeleteApp. The SDK slows down when it is throttled. */
  private static final int CALLS_AT_ONCE = 8;

  private final ClientsByDomain<SageMakerClient> sageMaker;

  public RevokeExecutor(ClientsByDomain<SageMakerClient> sageMaker) {
    this.sageMaker = sageMaker;
  }

  @Override
  public boolean supports(Operation operation) {
    return operation instanceof Operation.Revocation;
  }

  @Override
  public Direction direction() {
    return Direction.REVOKE;
  }

  @Override
  public List<OperationResult> executeAll(List<Operation> operations) {
    List<Future<OperationResult>> results = new ArrayList<>();
    // Not virtual ones: with two processors, two that wait for a class stop all others (JDK 25).
    try (ExecutorService calls =
        Executors.newFixedThreadPool(Math.min(CALLS_AT_ONCE, operations.size()))) {
      operations.forEach(operation -> results.add(calls.submit(() -> execute(operation))));
    }
    return results.stream().map(RevokeExecutor::result).toList();
  }

  private static OperationResult result(Future<OperationResult> call) {
    if (call.state() == Future.State.SUCCESS) {
      return call.resultNow();
    }
    throw call.exceptionNow() instanceof RuntimeException e
        ? e
        : new IllegalStateException("the call was not executed", call.exceptionNow());
  }

  @Override
  public OperationResult execute(Operation operation) {
    try {
      switch (operation) {
        case Operation.Quarantine quarantine -> quarantine(quarantine);
        case Operation.DeleteSpace delete -> deleteSpace(delete);
        case Operation.DeleteApp delete -> deleteApp(delete);
        case Operation.DeleteProfile delete -> deleteProfile(delete);
        case Operation.Grant _ ->
            throw new IllegalArgumentException("the deprovisioner does not grant: " + operation);
      }
      return new OperationResult.Done();
    } catch (ResourceNotFoundException e) {
      return new OperationResult.Done(); // deleted already
    } catch (ResourceInUseException e) {
      return new OperationResult.Busy(AwsErrors.message(e));
    } catch (SageMakerException e) {
      if (SageMakerErrors.isAccessDenied(e)) {
        return isGone(operation)
            ? new OperationResult.Done()
            : new OperationResult.Refused(denied(operation, e));
      }
      if (SageMakerErrors.isValidation(e) && operation instanceof Operation.Quarantine quarantine) {
        return new OperationResult.Refused(refusedQuarantine(quarantine, e));
      }
      if (SageMakerErrors.isValidation(e)) {
        return new OperationResult.Busy(
            AwsErrors.message(e)); // the app was deleted after it was listed
      }
      throw e;
    }
  }

  /** The role first. The tag is a courtesy to administrators: the ledger has the date. */
  private void quarantine(Operation.Quarantine quarantine) {
    SageMakerClient client = sageMaker.forDomain(quarantine.domain());
    client.updateUserProfile(
        request ->
            request
                .domainId(quarantine.domain().id().value())
                .userProfileName(quarantine.profile().value())
                .userSettings(settings -> settings.executionRole(quarantine.role().value())));
    quarantine
        .arn()
        .ifPresent(
            arn ->
                quarantine
                    .due()
                    .ifPresent(
                        due -> ProfileTags.tryToTag(client, arn, ProfileTags.deleteAfter(due))));
  }

  /** A profile that is gone has no tags, which the role's policies require for its deletion. */
  private boolean isGone(Operation operation) {
    if (!(operation instanceof Operation.DeleteProfile)) {
      return false;
    }
    try {
      sageMaker
          .forDomain(operation.domain())
          .describeUserProfile(
              describe ->
                  describe
                      .domainId(operation.domain().id().value())
                      .userProfileName(operation.profile().value()));
      return false;
    } catch (ResourceNotFoundException e) {
      return true;
    }
  }

  private static String denied(Operation operation, SageMakerException e) {
    return "%s of profile %s in domain %s is denied: %s; check the deprovisioner's role, templates/studio-account.yaml and the organization's policies"
        .formatted(
            operation.getClass().getSimpleName(),
            operation.profile(),
            operation.domain().id(),
            AwsErrors.message(e));
  }

  private static String refusedQuarantine(Operation.Quarantine quarantine, SageMakerException e) {
    return "profile %s still has its role, because SageMaker refuses the quarantine role %s: %s; if that role was deleted, deploy the stack again"
        .formatted(quarantine.profile(), quarantine.role(), AwsErrors.message(e));
  }

  private void deleteApp(Operation.DeleteApp delete) {
    DeleteAppRequest.Builder request =
        DeleteAppRequest.builder()
            .domainId(delete.domain().id().value())
            .appType(delete.app().type())
            .appName(delete.app().name());
    delete
        .app()
        .space()
        .ifPresentOrElse(
            space -> request.spaceName(space.value()),
            () -> request.userProfileName(delete.profile().value()));
    sageMaker.forDomain(delete.domain()).deleteApp(request.build());
  }

  private void deleteSpace(Operation.DeleteSpace delete) {
    sageMaker
        .forDomain(delete.domain())
        .deleteSpace(
            request ->
                request.domainId(delete.domain().id().value()).spaceName(delete.space().value()));
  }

  private void deleteProfile(Operation.DeleteProfile delete) {
    sageMaker
        .forDomain(delete.domain())
        .deleteUserProfile(
            request ->
                request
                    .domainId(delete.domain().id().value())
                    .userProfileName(delete.profile().value()));
  }
}
