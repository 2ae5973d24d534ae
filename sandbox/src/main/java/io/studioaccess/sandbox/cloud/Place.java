package io.studioaccess.sandbox.cloud;

import io.studioaccess.sandbox.events.Bus;

/** An account and a region. */
public record Place(String accountId, String region) {

  /** With an id that no real account has. */
  public static Place example() {
    return new Place("111122223333", "eu-west-1");
  }

  /** The event bus that CloudTrail delivers to here. */
  public Bus defaultBus() {
    return Bus.defaultIn(accountId, region);
  }
}
