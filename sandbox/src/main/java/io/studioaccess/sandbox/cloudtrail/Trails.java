package io.studioaccess.sandbox.cloudtrail;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The trails of all accounts. */
public final class Trails {

  private final CopyOnWriteArrayList<Trail> trails = new CopyOnWriteArrayList<>();

  public void add(Trail trail) {
    trails.add(trail);
  }

  /** Replaces all trails. */
  public void replaceWith(List<Trail> others) {
    trails.clear();
    trails.addAll(others);
  }

  public List<Trail> all() {
    return List.copyOf(trails);
  }

  /** Whether any trail delivers the write calls of that account and region to EventBridge. */
  public boolean anyDeliversWriteEventsOf(String accountId, String region) {
    return trails.stream().anyMatch(trail -> trail.deliversWriteEventsOf(accountId, region));
  }

  /**
   * The trails that an account sees in a region: its trails of that region, and its multi-region
   * trails.
   */
  List<Trail> in(String accountId, String region) {
    return trails.stream()
        .filter(trail -> trail.accountId().equals(accountId))
        .filter(trail -> trail.isMultiRegion() || trail.region().equals(region))
        .toList();
  }
}
