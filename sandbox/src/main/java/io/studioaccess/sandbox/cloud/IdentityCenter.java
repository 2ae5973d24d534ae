package io.studioaccess.sandbox.cloud;

/**
 * Where Identity Center is administered, and its identity store.
 *
 * @param accountRegion the only account and region in which the directory is changed, and whose
 *     trail records the changes; other accounts read the directory in this region
 */
public record IdentityCenter(AccountRegion accountRegion, String identityStoreId) {

  /** An example, whose identity store id no real store has. */
  public static IdentityCenter in(AccountRegion accountRegion) {
    return new IdentityCenter(accountRegion, "d-1234567890");
  }
}
