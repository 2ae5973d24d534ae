package io.studioaccess.lambda;

import jakarta.inject.Singleton;

/** The event that the function works on: Lambda gives an instance one invocation at a time. */
@Singleton
public final class EventInHand {
  private volatile String id = "none";

  public void take(String eventId) {
    id = eventId;
  }

  String id() {
    return id;
  }
}
