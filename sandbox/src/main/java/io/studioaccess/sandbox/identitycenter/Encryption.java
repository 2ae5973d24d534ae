package io.studioaccess.sandbox.identitycenter;

import io.studioaccess.sandbox.kms.KeyUse;
import io.studioaccess.sandbox.kms.Keys;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.ServiceException;
import java.util.Map;

/**
 * The encryption of the directory. If it is a customer's key, each call needs the caller's right to
 * use it ({@code kms:Decrypt}), and fails if the key cannot be used, with a reason in the error.
 * The two APIs spell the reasons differently.
 */
public record Encryption(Keys keys) {

  private enum Api {
    IDENTITY_STORE("identitystore"),
    IDENTITY_CENTER("sso");

    private final String service;

    Api(String service) {
      this.service = service;
    }
  }

  /**
   * @throws ServiceException if the caller may not use the key of the identity store, or nobody can
   */
  public void requireUseOfIdentityStore(Instance instance, Caller caller) {
    require(
        instance,
        caller,
        Api.IDENTITY_STORE,
        Map.of("aws:identitystore:identitystore-arn", instance.identityStoreArn()));
  }

  /**
   * @throws ServiceException if the caller may not use the key of the instance, or nobody can
   */
  public void requireUseOfInstance(Instance instance, Caller caller) {
    require(instance, caller, Api.IDENTITY_CENTER, Map.of("aws:sso:instance-arn", Instance.ARN));
  }

  private void require(Instance instance, Caller caller, Api api, Map<String, String> context) {
    if (instance.keyArn().isEmpty()) {
      return;
    }
    String arn = Keys.in(caller.region(), instance.keyArn().get());
    KeyUse use = keys.decrypt(arn, caller, api.service, context);
    if (use != KeyUse.ALLOWED) {
      throw error(use, api, caller, arn);
    }
  }

  private static ServiceException error(KeyUse use, Api api, Caller caller, String arn) {
    boolean store = api == Api.IDENTITY_STORE;
    return switch (use) {
      case ACCESS_DENIED ->
          error(
              "AccessDeniedException",
              store ? "KMS_ACCESS_DENIED" : "KMS_AccessDeniedException",
              "User: %s is not authorized to perform: kms:Decrypt on resource: %s"
                  .formatted(caller.principal().arn(), arn));
      case NOT_FOUND ->
          error(
              "ResourceNotFoundException",
              store ? "KMS_KEY_NOT_FOUND" : "KMS_NotFoundException",
              "Key '%s' does not exist".formatted(arn));
      case DISABLED ->
          error(
              "ValidationException",
              store ? "KMS_DISABLED" : "KMS_DisabledException",
              arn + " is disabled.");
      case INVALID_STATE ->
          error(
              "ValidationException",
              store ? "KMS_INVALID_STATE" : "KMS_InvalidStateException",
              arn + " is pending deletion.");
      case ALLOWED -> throw new IllegalArgumentException("no error");
    };
  }

  private static ServiceException error(String code, String reason, String message) {
    return new ServiceException(code, 400, message, Map.of("Reason", reason));
  }
}
