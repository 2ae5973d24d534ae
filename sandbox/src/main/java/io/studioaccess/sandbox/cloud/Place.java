package io.studioaccess.sandbox.cloud;

/**
 * Where the sandbox pretends to be: the account and region of Identity Center, and its identity
 * store.
 */
public record Place(String accountId, String region, String identityStoreId) {

  /** Ids that no real account has. */
  public static Place example() {
    return new Place("111122223333", "eu-west-1", "d-1234567890");
  }
}
