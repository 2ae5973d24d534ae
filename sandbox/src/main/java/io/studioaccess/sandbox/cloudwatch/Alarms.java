package io.studioaccess.sandbox.cloudwatch;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * The alarms of the sandbox's stack. The sandbox evaluates no metrics: an alarm is OK until
 * SetAlarmState sets another state.
 */
public final class Alarms {

  private final Map<String, StateValue> states = new ConcurrentSkipListMap<>();

  public void add(String name) {
    states.put(name, StateValue.OK);
  }

  boolean has(String name) {
    return states.containsKey(name);
  }

  void set(String name, StateValue state) {
    states.put(name, state);
  }

  Map<String, StateValue> all() {
    return Map.copyOf(states);
  }
}
