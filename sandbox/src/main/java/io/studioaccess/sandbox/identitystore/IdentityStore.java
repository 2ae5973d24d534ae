package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.cloudtrail.CloudTrailRecorder;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Operations;

/** Serves the directory through the Identity Store API. */
public final class IdentityStore {

  private IdentityStore() {}

  /**
   * Registers the operations.
   *
   * @param ownerAccount the account of Identity Center, the only one in which the directory is
   *     changed
   * @param region the only region in which the directory answers
   */
  public static void serve(
      AwsEndpoint endpoint,
      Directory directory,
      String ownerAccount,
      String region,
      CloudTrailRecorder trail,
      NativeEventSender nativeEvents) {
    var store = new Store(directory, region);
    var actions = new DirectoryActions(ownerAccount, directory.identityStoreId());
    var recorder = new OperationRecorder(trail, nativeEvents, ownerAccount);
    var operations = new Operations();
    new UserOperations(store, actions, recorder).addTo(operations);
    new GroupOperations(store, actions, recorder).addTo(operations);
    new MembershipOperations(store, actions, recorder).addTo(operations);
    new MembershipListings(store, actions).addTo(operations);
    endpoint.serveJson(
        "identitystore", "AWSIdentityStore", operations, DirectoryConstraints.constraints());
  }
}
