package io.studioaccess.sandbox.cloud;

/**
 * Which kinds of events a change of the directory causes.
 *
 * @param ofTrail whether a trail records the changes, as the deployment guide recommends
 * @param ofIdentityStore whether the Identity Store sends its own events
 */
public record DirectoryEventKinds(boolean ofTrail, boolean ofIdentityStore) {
  public static final DirectoryEventKinds BOTH = new DirectoryEventKinds(true, true);

  public DirectoryEventKinds withoutTrail() {
    return new DirectoryEventKinds(false, ofIdentityStore);
  }

  public DirectoryEventKinds withoutNativeEvents() {
    return new DirectoryEventKinds(ofTrail, false);
  }
}
