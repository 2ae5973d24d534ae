package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.cloudtrail.CloudTrailRecorder;
import io.studioaccess.sandbox.identitycenter.Instance;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.wire.Caller;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What an administrator can do in Identity Center's console only: the Identity Store's API has no
 * operation that disables or enables a user. The events are those of the console.
 */
public record Console(
    Directory directory,
    CloudTrailRecorder trail,
    NativeEventSender nativeEvents,
    Supplier<Instance> instance,
    Clock clock) {

  /** Disables or enables the user. Does nothing if that is the user's status already. */
  public void setEnabled(String userId, boolean enabled) {
    if (directory.user(userId).enabled() == enabled) {
      return;
    }
    Map<String, String> user = Map.of("UserId", userId);
    var before = nativeEvents.before(user);
    if (enabled) {
      directory.enable(userId);
    } else {
      directory.disable(userId);
    }
    nativeEvents.changed("UpdateUser", user, Map.of(), before, clock.instant());
    trail.record(
        "sso-directory",
        enabled ? "EnableUser" : "DisableUser",
        caller(),
        Map.of("IdentityStoreId", directory.identityStoreId(), "UserId", userId),
        null,
        null);
  }

  private Caller caller() {
    return new Caller(
        Principal.administrator("console", instance.get().ownerAccount()),
        "ASIACONSOLE000000000",
        instance.get().primaryRegion(),
        clock.instant(),
        UUID.randomUUID().toString(),
        "Mozilla/5.0");
  }
}
