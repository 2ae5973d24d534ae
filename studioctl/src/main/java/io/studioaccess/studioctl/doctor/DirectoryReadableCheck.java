package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.client.AwsErrors;
import io.studioaccess.aws.client.DirectoryKeyErrors;
import io.studioaccess.aws.settings.FunctionSettings;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AccessDeniedException;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ValidationException;

/**
 * Reads one page of the directory. The key that encrypts it, or its network configuration, can
 * refuse that whatever IAM's policies allow.
 */
@Singleton
final class DirectoryReadableCheck implements Check {
  private final IdentitystoreClient identityStore;
  private final FunctionSettings settings;

  DirectoryReadableCheck(IdentitystoreClient identityStore, FunctionSettings settings) {
    this.identityStore = identityStore;
    this.settings = settings;
  }

  @Override
  public List<Finding> findings() {
    try {
      var unused =
          identityStore.listGroups(
              list -> list.identityStoreId(settings.identityStoreId().value()).maxResults(1));
      return List.of();
    } catch (ResourceNotFoundException e) {
      return List.of(
          DirectoryKeyErrors.concernsKey(e)
              ? key(e.reasonAsString(), AwsErrors.message(e))
              : Finding.skipped("the identity store is not found"));
    } catch (ValidationException e) {
      if (!DirectoryKeyErrors.concernsKey(e)) {
        throw e;
      }
      return List.of(key(e.reasonAsString(), AwsErrors.message(e)));
    } catch (AccessDeniedException e) {
      if (DirectoryKeyErrors.concernsKey(e)) {
        return List.of(key(e.reasonAsString(), AwsErrors.message(e)));
      }
      if (isAboutPolicies(AwsErrors.message(e))) {
        throw e;
      }
      return List.of(network(AwsErrors.message(e)));
    }
  }

  private static Finding key(String reason, String message) {
    return Finding.fault(
        "the key of IAM Identity Center refuses (%s): the functions cannot read the directory. AWS error: %s"
            .formatted(reason, message),
        switch (reason) {
          case "KMS_ACCESS_DENIED" ->
              "allow kms:Decrypt in the key's policy, and set the parameter IdentityCenterKeyArn:"
                  + " docs/deploy.md#an-encrypted-identity-center";
          case "KMS_DISABLED", "KMS_INVALID_STATE" ->
              "in the owner's account: aws kms enable-key, after aws kms cancel-key-deletion if the"
                  + " key waits for its deletion";
          default ->
              "compare aws sso-admin describe-instance with the keys of the owner's account and"
                  + " region";
        });
  }

  private Finding network(String message) {
    return Finding.fault(
        "identity store %s refuses to be read, though not by a policy of the caller: does its network configuration let the functions in? AWS error: %s"
            .formatted(settings.identityStoreId(), message),
        "aws identitystore describe-identity-store --region %s --identity-store-id %s shows the NetworkConfiguration; the functions run in no VPC of yours: docs/deploy.md#an-identity-store-that-restricts-networks"
            .formatted(settings.identityCenterRegion(), settings.identityStoreId()));
  }

  /** IAM names the kind of policy in each refusal of its own. */
  private static boolean isAboutPolicies(String message) {
    return message.contains("policy");
  }
}
