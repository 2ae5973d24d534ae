package io.studioaccess.sandbox.cloud;

import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.directory.Directory;
import io.studioaccess.sandbox.directory.IdentityStore;
import io.studioaccess.sandbox.events.CloudTrail;
import io.studioaccess.sandbox.events.EventBuses;
import io.studioaccess.sandbox.wire.FrontDoor;

/**
 * The stand-in for AWS: one front door, and the state behind it within reach of tests and the demo.
 */
public final class Cloud implements AutoCloseable {

  private final FrontDoor door;
  private final Directory directory;
  private final EventBuses events = new EventBuses();

  /** Opens the door on {@code port} of 127.0.0.1, or on any free one if 0. */
  public Cloud(SandboxClock clock, Place place, int port) {
    door = new FrontDoor(clock, port);
    directory = new Directory(place.identityStoreId());
    IdentityStore.serve(
        door,
        directory,
        place.accountId(),
        place.region(),
        new CloudTrail(place.accountId(), place.region(), events));
  }

  public FrontDoor door() {
    return door;
  }

  public Directory directory() {
    return directory;
  }

  public EventBuses events() {
    return events;
  }

  @Override
  public void close() {
    door.close();
  }
}
