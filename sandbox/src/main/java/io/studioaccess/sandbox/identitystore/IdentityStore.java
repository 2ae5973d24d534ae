package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.cloudtrail.CloudTrailRecorder;
import io.studioaccess.sandbox.identitycenter.Encryption;
import io.studioaccess.sandbox.identitycenter.Instance;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Operations;
import java.util.function.Supplier;

/** Serves the directory through the Identity Store API. */
public final class IdentityStore {

  private IdentityStore() {}

  /**
   * Registers the operations.
   *
   * @param instance Identity Center's instance at the moment, which decides where the directory
   *     answers, and in which accounts it is changed
   */
  public static void serve(
      AwsEndpoint endpoint,
      Directory directory,
      Supplier<Instance> instance,
      Encryption encryption,
      CloudTrailRecorder trail,
      NativeEventSender nativeEvents) {
    var store = new Store(directory, instance, encryption);
    var actions = new DirectoryActions(instance);
    var recorder = new OperationRecorder(trail, nativeEvents, instance);
    var operations = new Operations();
    new UserOperations(store, actions, recorder).addTo(operations);
    new GroupOperations(store, actions, recorder).addTo(operations);
    new MembershipOperations(store, actions, recorder).addTo(operations);
    new MembershipListings(store, actions).addTo(operations);
    endpoint.serveJson(
        "identitystore", "AWSIdentityStore", operations, DirectoryConstraints.constraints());
  }
}
