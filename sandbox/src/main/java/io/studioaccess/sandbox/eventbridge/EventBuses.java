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
 * The event buses of all accounts and regions; whoever listens gets whole EventBridge events,
 * envelope and all.
 */
public final class EventBuses {

  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final List<Consumer<Map<String, Object>>> everywhere = new CopyOnWriteArrayList<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<Standing> policies = new CopyOnWriteArrayList<>();

  private record Listener(Bus bus, Consumer<Map<String, Object>> sink) {}

  private record Standing(Bus bus, ResourcePolicy policy) {}

  public EventBuses() {
    names.add("default");
  }

  /** From now on there is a bus of this name everywhere. */
  public void add(String name) {
    names.add(name);
  }

  public boolean has(String name) {
    return names.contains(name);
  }

  /** Lets principals of other accounts put events on a bus. */
  public void allow(Bus bus, ResourcePolicy policy) {
    policies.add(new Standing(bus, policy));
  }

  /**
   * Whether a bus takes events from the principal, whose own policies allow it: that is no question
   * within an account, and takes a policy of the bus for any other.
   */
  public boolean admits(Bus bus, Principal principal, Access access) {
    var decisions =
        policies.stream()
            .filter(standing -> standing.bus().equals(bus))
            .map(standing -> standing.policy().decide(principal, access))
            .toList();
    return !decisions.contains(Decision.DENIED)
        && (principal.accountId().equals(bus.accountId()) || decisions.contains(Decision.ALLOWED));
  }

  /** Listens to every bus. The sink runs in the thread of the call that caused the event. */
  public void onEvent(Consumer<Map<String, Object>> sink) {
    everywhere.add(sink);
  }

  /** Listens to one bus, likewise. */
  public void onEvent(Bus bus, Consumer<Map<String, Object>> sink) {
    listeners.add(new Listener(bus, sink));
  }

  /** Delivers a whole event, as EventBridge would hand it to a rule. */
  public void deliver(Bus bus, Map<String, Object> event) {
    everywhere.forEach(sink -> sink.accept(event));
    listeners.stream()
        .filter(listener -> listener.bus().equals(bus))
        .forEach(listener -> listener.sink().accept(event));
  }
}
