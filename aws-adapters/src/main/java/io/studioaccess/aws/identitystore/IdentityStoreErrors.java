package io.studioaccess.aws.identitystore;

import io.studioaccess.aws.client.AwsErrors;
import java.util.Locale;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ResourceType;

/**
 * Classifies the Identity Store's errors. A user or group is deleted only if the error says so of a
 * user or group. The same error also reports a missing store, and a key of the store that is gone
 * for a while ({@code Reason}: {@code KMS_KEY_NOT_FOUND}): that says nothing about anybody.
 */
public final class IdentityStoreErrors {
  private IdentityStoreErrors() {}

  /** Rethrows the error unless it says that the user or group does not exist. */
  public static void rethrowUnlessGone(ResourceNotFoundException e, ResourceType expected) {
    if (!isGone(e, expected)) {
      throw e;
    }
  }

  /** An error without a type names it at the beginning of its message: "USER not found." */
  private static boolean isGone(ResourceNotFoundException e, ResourceType expected) {
    if (e.reasonAsString() != null) {
      return false;
    }
    return e.resourceTypeAsString() == null
        ? AwsErrors.message(e)
            .toUpperCase(Locale.ROOT)
            .matches("(?s)" + expected + "\\b.*NOT FOUND.*")
        : e.resourceTypeAsString().equals(expected.toString());
  }
}
