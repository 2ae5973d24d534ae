package io.studioaccess.sandbox.events;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The event buses by name; whoever listens gets whole EventBridge events, envelope and all. */
public final class EventBuses {

  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final List<Consumer<Map<String, Object>>> sinks = new CopyOnWriteArrayList<>();

  public EventBuses() {
    names.add("default");
  }

  public void add(String name) {
    names.add(name);
  }

  public boolean has(String name) {
    return names.contains(name);
  }

  /** Listens to every bus. The sink runs in the thread of the call that caused the event. */
  public void onEvent(Consumer<Map<String, Object>> sink) {
    sinks.add(sink);
  }

  /** Delivers a whole event, as EventBridge would hand it to a rule. */
  public void deliver(Map<String, Object> event) {
    sinks.forEach(sink -> sink.accept(event));
  }
}
