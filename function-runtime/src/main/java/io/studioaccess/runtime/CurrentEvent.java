package io.studioaccess.runtime;

import jakarta.inject.Singleton;

/**
 * The event being handled. There is only one, because a Lambda instance handles one invocation at a
 * time.
 */
@Singleton
public final class CurrentEvent {
  private volatile String id = "none";

  public void begin(String eventId) {
    id = eventId;
  }

  String id() {
    return id;
  }
}
