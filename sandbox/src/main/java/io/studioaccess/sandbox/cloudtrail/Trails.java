package io.studioaccess.sandbox.cloudtrail;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The trails of all accounts. */
public final class Trails {

  private final CopyOnWriteArrayList<Trail> trails = new CopyOnWriteArrayList<>();

  public void add(Trail trail) {
    trails.add(trail);
  }

  /** From now on there are these alone. */
  public void replaceBy(List<Trail> others) {
    trails.clear();
    trails.addAll(others);
  }

  public List<Trail> all() {
    return List.copyOf(trails);
  }

  /** Whether any trail tells EventBridge of the changing calls there. */
  public boolean tellOf(String accountId, String region) {
    return trails.stream().anyMatch(trail -> trail.tellsOf(accountId, region));
  }

  /** Those that an account sees in a region: its own there, and those of all regions. */
  List<Trail> in(String accountId, String region) {
    return trails.stream()
        .filter(trail -> trail.accountId().equals(accountId))
        .filter(trail -> trail.isMultiRegion() || trail.region().equals(region))
        .toList();
  }
}
