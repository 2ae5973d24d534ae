package io.studioaccess.runtime;

import jakarta.inject.Singleton;

/** The event that the function works on: Lambda gives an instance one invocation at a time. */
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
