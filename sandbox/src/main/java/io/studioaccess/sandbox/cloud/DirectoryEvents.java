package io.studioaccess.sandbox.cloud;

import java.util.List;

/**
 * Which events a change of the directory causes.
 *
 * @param ofTrail whether a trail records the changes, as the deployment guide recommends
 * @param ofIdentityStore whether the Identity Store sends its own events
 * @param replicas the regions to which Identity Center is replicated. The Identity Store sends its
 *     events in each of them as well
 */
public record DirectoryEvents(boolean ofTrail, boolean ofIdentityStore, List<String> replicas) {

  /** Both kinds, in the home region. */
  public static final DirectoryEvents BOTH = new DirectoryEvents(true, true, List.of());

  public DirectoryEvents {
    replicas = List.copyOf(replicas);
  }

  public DirectoryEvents withoutTrail() {
    return new DirectoryEvents(false, ofIdentityStore, replicas);
  }

  public DirectoryEvents withoutNativeEvents() {
    return new DirectoryEvents(ofTrail, false, replicas);
  }

  public DirectoryEvents withReplicas(List<String> regions) {
    return new DirectoryEvents(ofTrail, ofIdentityStore, regions);
  }
}
