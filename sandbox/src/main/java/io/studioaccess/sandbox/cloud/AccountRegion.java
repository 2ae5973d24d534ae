package io.studioaccess.sandbox.cloud;

import io.studioaccess.sandbox.eventbridge.Bus;

/** An account and a region. */
public record AccountRegion(String accountId, String region) {

  /** An example, whose account id no real account has. */
  public static AccountRegion example() {
    return new AccountRegion("111122223333", "eu-west-1");
  }

  /** The default event bus, to which CloudTrail delivers. */
  public Bus defaultBus() {
    return Bus.defaultIn(accountId, region);
  }
}
