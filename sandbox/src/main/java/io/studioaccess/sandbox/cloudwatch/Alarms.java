package io.studioaccess.sandbox.cloudwatch;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * The alarms of the sandbox's stack. An alarm is OK until SetAlarmState, or {@link AlarmEvaluator},
 * sets another state.
 */
public final class Alarms {

  private final Map<String, State> states = new ConcurrentSkipListMap<>();

  /**
   * An alarm's state.
   *
   * @param reason of SetAlarmState; absent before the first one, like {@code updated}
   */
  public record State(StateValue value, @Nullable String reason, @Nullable Instant updated) {}

  public void add(String name) {
    states.put(name, new State(StateValue.OK, null, null));
  }

  boolean has(String name) {
    return states.containsKey(name);
  }

  public void set(String name, State state) {
    states.put(name, state);
  }

  /** The state of each alarm, by its physical name. */
  public Map<String, State> all() {
    return Collections.unmodifiableMap(states);
  }
}
