package io.studioaccess.sandbox.directory;

import io.studioaccess.sandbox.events.CloudTrail;
import io.studioaccess.sandbox.wire.FrontDoor;
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
      FrontDoor door, Directory directory, String ownerAccount, String region, CloudTrail trail) {
    var store = new Store(directory, region);
    var rights = new DirectoryRights(ownerAccount, directory.identityStoreId());
    var recorded = new Recorded(trail, ownerAccount);
    var operations = new Operations();
    new UserOperations(store, rights, recorded).addTo(operations);
    new GroupOperations(store, rights, recorded).addTo(operations);
    new MembershipOperations(store, rights, recorded).addTo(operations);
    new MembershipListings(store, rights).addTo(operations);
    door.serveJson(
        "identitystore", "AWSIdentityStore", operations, DirectoryConstraints.constraints());
  }
}
