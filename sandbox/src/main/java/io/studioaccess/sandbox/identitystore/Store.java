package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.identitycenter.Encryption;
import io.studioaccess.sandbox.identitycenter.Instance;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.ServiceException;
import java.util.function.Supplier;

/** The directory as requests reach it: in the instance's regions, under one identity store id. */
record Store(Directory directory, Supplier<Instance> instance, Encryption encryption) {

  /**
   * The directory.
   *
   * @throws ServiceException if the request is for another identity store or region, or the caller
   *     is not in a network that the identity store admits, or cannot use its key
   */
  Directory resolve(String identityStoreId, Caller caller) {
    Instance current = instance.get();
    if (!identityStoreId.equals(directory.identityStoreId()) || !current.isIn(caller.region())) {
      throw Directory.notFound("IDENTITY_STORE", identityStoreId);
    }
    if (!current.admitsTheNetwork()) {
      throw new ServiceException(
          "AccessDeniedException",
          "User: %s is not authorized to access %s from this network"
              .formatted(caller.principal().arn(), current.identityStoreArn()));
    }
    encryption.requireUseOfIdentityStore(current, caller);
    return directory;
  }
}
