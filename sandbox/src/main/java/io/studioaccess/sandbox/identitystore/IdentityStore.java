package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.cloudtrail.CloudTrailRecorder;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Operations;

/** Puts the directory behind the front door. */
public final class IdentityStore {

  private IdentityStore() {}

  /**
   * Serves the directory from now on.
   *
   * @param ownerAccount the account of Identity Center, in which alone the directory is changed
   * @param region the only region in which the directory answers
   */
  public static void serve(
      AwsEndpoint door,
      Directory directory,
      String ownerAccount,
      String region,
      CloudTrailRecorder trail) {
    var store = new Store(directory, region);
    var rights = new DirectoryActions(ownerAccount, directory.identityStoreId());
    var recorded = new RecordedOperations(trail, ownerAccount);
    var operations = new Operations();
    new UserOperations(store, rights, recorded).addTo(operations);
    new GroupOperations(store, rights, recorded).addTo(operations);
    new MembershipOperations(store, rights, recorded).addTo(operations);
    new MembershipListings(store, rights).addTo(operations);
    door.serveJson(
        "identitystore", "AWSIdentityStore", operations, DirectoryConstraints.constraints());
  }
}
