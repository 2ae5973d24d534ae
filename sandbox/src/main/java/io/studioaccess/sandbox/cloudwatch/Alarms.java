package io.studioaccess.sandbox.cloudwatch;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * The alarms of the sandbox's stack. The sandbox evaluates no metrics: an alarm is OK until
 * SetAlarmState sets another state.
 */
public final class Alarms {

  private final Map<String, State> states = new ConcurrentSkipListMap<>();

  /**
   * An alarm's state.
   *
   * @param reason of SetAlarmState; absent before the first one, like {@code updated}
   */
  record State(StateValue value, @Nullable String reason, @Nullable Instant updated) {}

  public void add(String name) {
    states.put(name, new State(StateValue.OK, null, null));
  }

  boolean has(String name) {
    return states.containsKey(name);
  }

  void set(String name, State state) {
    states.put(name, state);
  }

  Map<String, State> all() {
    return Collections.unmodifiableMap(states);
  }
}
