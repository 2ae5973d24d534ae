package io.studioaccess.studioctl.init;

import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.membership.IdentityStoreId;

/**
 * The instance of IAM Identity Center whose groups count.
 *
 * @param instanceArn empty if the instance could not be read
 * @param owner the account that owns it
 * @param region the primary region, as far as it can be told
 * @param key the ARN of the customer's key that encrypts it; empty for AWS's key, or if it cannot
 *     be read
 */
record ChosenInstance(
    String instanceArn, IdentityStoreId identityStore, String owner, Region region, String key) {

  /** Whether users of an application sign in through this instance. */
  boolean has(String applicationArn) {
    String id = instanceArn.substring(instanceArn.indexOf('/') + 1);
    return id.isEmpty() || applicationArn.contains("/" + id + "/");
  }
}
