package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.eventbridge.Delivery;
import io.studioaccess.sandbox.identitycenter.Instance;
import io.studioaccess.sandbox.stack.DeployedTemplate;
import io.studioaccess.sandbox.stack.Sandbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where CloudTrail's records of directory changes reach EventBridge: in the account of the caller,
 * and those of SCIM in the owner's account; always in the primary region.
 *
 * @param forwarder forwards events of the owner's account and the primary region to the stack;
 *     empty if the stack is there itself
 */
public record DirectoryEvents(Sandbox sandbox, Optional<DeployedTemplate> forwarder) {

  private static final String SCIM = "identitystore-scim.amazonaws.com";

  /**
   * Publishes the event where AWS would.
   *
   * @return what the first rules did with the event
   */
  List<Delivery> publish(Map<String, Object> event) {
    AccountRegion here = AccountRegion.example();
    Instance instance = sandbox.cloud().instance();
    boolean forwarded =
        forwarder.isPresent()
            && (!instance.primaryRegion().equals(here.region()) || isFromOwner(event));
    return forwarded
        ? forwarder.orElseThrow().publish(in(instance, event))
        : sandbox.publish(event);
  }

  /** The identity provider has no account. */
  private static boolean isFromOwner(Map<String, Object> event) {
    return event.get("detail") instanceof Map<?, ?> detail
        && SCIM.equals(detail.get("eventSource"));
  }

  private static Map<String, Object> in(Instance instance, Map<String, Object> event) {
    Map<String, Object> moved = new HashMap<>(event);
    moved.put("account", instance.ownerAccount());
    moved.put("region", instance.primaryRegion());
    return moved;
  }
}
