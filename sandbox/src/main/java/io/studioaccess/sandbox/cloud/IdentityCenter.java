package io.studioaccess.sandbox.cloud;

/**
 * Where Identity Center is administered, and its identity store.
 *
 * @param place the only one in which the directory is changed, and whose trail tells of it; others
 *     read it in its region
 */
public record IdentityCenter(AccountRegion place, String identityStoreId) {

  /** With an id that no real identity store has. */
  public static IdentityCenter in(AccountRegion place) {
    return new IdentityCenter(place, "d-1234567890");
  }
}
