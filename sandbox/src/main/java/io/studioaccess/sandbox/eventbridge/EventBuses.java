package io.studioaccess.sandbox.eventbridge;

import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Decision;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The event buses of all accounts and regions. Listeners receive whole EventBridge events,
 * including the envelope.
 */
public final class EventBuses {

  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final List<Consumer<Map<String, Object>>> ofAllBuses = new CopyOnWriteArrayList<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<BusPolicy> policies = new CopyOnWriteArrayList<>();

  private volatile boolean keysAreSets = true;
  private volatile boolean regionsNeedPolicy = true;

  private record Listener(Bus bus, Consumer<Map<String, Object>> sink) {}

  private record BusPolicy(Bus bus, ResourcePolicy policy) {}

  public EventBuses() {
    names.add("default");
  }

  /** Creates a bus of this name in every account and region. */
  public void add(String name) {
    names.add(name);
  }

  public boolean has(String name) {
    return names.contains(name);
  }

  /** Adds a policy to a bus, which can allow principals of other accounts to put events on it. */
  public void addPolicy(Bus bus, ResourcePolicy policy) {
    policies.add(new BusPolicy(bus, policy));
  }

  /**
   * How IAM reads events:source and events:detail-type. The Service Authorization Reference calls
   * them arrays of strings; whether a plain StringEquals matches them is not documented.
   *
   * @param areSets whether only ForAllValues matches them
   */
  public void readKeysAsSets(boolean areSets) {
    keysAreSets = areSets;
  }

  /**
   * Whether an event from another region of the bus's account needs a policy of the bus, which AWS
   * does not document.
   */
  public void requirePolicyBetweenRegions(boolean required) {
    regionsNeedPolicy = required;
  }

  /** Putting an event on a bus. */
  Access putting(Bus bus, String[] source, String[] detailType) {
    var access =
        Access.to("events:PutEvents", bus.arn())
            .with("events:source", source)
            .with("events:detail-type", detailType);
    return keysAreSets ? access.asSet("events:source").asSet("events:detail-type") : access;
  }

  /** Whether a bus accepts an event that a rule of this region forwards. */
  boolean permitsForwarded(Bus bus, String fromRegion, Principal principal, Access access) {
    boolean isOwn = principal.accountId().equals(bus.accountId());
    boolean isNear = fromRegion.equals(bus.region()) || !regionsNeedPolicy;
    return permits(bus, principal, access, isOwn && isNear);
  }

  /**
   * Whether a bus accepts events from a principal whose own policies allow it. Within an account,
   * it does unless a policy of the bus denies it; for another account, a policy of the bus must
   * allow it.
   */
  public boolean permits(Bus bus, Principal principal, Access access) {
    return permits(bus, principal, access, principal.accountId().equals(bus.accountId()));
  }

  private boolean permits(Bus bus, Principal principal, Access access, boolean unlessDenied) {
    var decisions =
        policies.stream()
            .filter(busPolicy -> busPolicy.bus().equals(bus))
            .map(busPolicy -> busPolicy.policy().decide(principal, access))
            .toList();
    return !decisions.contains(Decision.DENIED)
        && (unlessDenied || decisions.contains(Decision.ALLOWED));
  }

  /** Listens to every bus. The listener runs in the thread of the call that caused the event. */
  public void onEvent(Consumer<Map<String, Object>> sink) {
    ofAllBuses.add(sink);
  }

  /** Listens to one bus. The listener runs in the thread of the call that caused the event. */
  public void onEvent(Bus bus, Consumer<Map<String, Object>> sink) {
    listeners.add(new Listener(bus, sink));
  }

  /** Delivers a whole event, as rules receive it. */
  public void deliver(Bus bus, Map<String, Object> event) {
    ofAllBuses.forEach(sink -> sink.accept(event));
    listeners.stream()
        .filter(listener -> listener.bus().equals(bus))
        .forEach(listener -> listener.sink().accept(event));
  }
}
