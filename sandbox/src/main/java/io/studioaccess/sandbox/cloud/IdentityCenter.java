package io.studioaccess.sandbox.cloud;

import io.studioaccess.sandbox.identitycenter.Instance;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How IAM Identity Center is set up.
 *
 * @param accountRegion the owner's account, and the primary region, in which the directory is
 *     changed
 * @param delegatedAdministrator the other account in which the directory is changed
 * @param replicaRegions the regions to which Identity Center is replicated
 * @param keyArn the customer's key that encrypts the directory, in the primary region
 */
public record IdentityCenter(
    AccountRegion accountRegion,
    String identityStoreId,
    Optional<String> delegatedAdministrator,
    Set<String> replicaRegions,
    Optional<String> keyArn) {

  public IdentityCenter {
    replicaRegions = Set.copyOf(replicaRegions);
  }

  /** An example, whose identity store id no real store has. */
  public static IdentityCenter in(AccountRegion accountRegion) {
    return new IdentityCenter(
        accountRegion, "d-1234567890", Optional.empty(), Set.of(), Optional.empty());
  }

  public IdentityCenter administeredFrom(String account) {
    return new IdentityCenter(
        accountRegion, identityStoreId, Optional.of(account), replicaRegions, keyArn);
  }

  public IdentityCenter replicatedTo(String region) {
    Set<String> more = new LinkedHashSet<>(replicaRegions);
    more.add(region);
    return new IdentityCenter(accountRegion, identityStoreId, delegatedAdministrator, more, keyArn);
  }

  public IdentityCenter encryptedWith(String key) {
    return new IdentityCenter(
        accountRegion, identityStoreId, delegatedAdministrator, replicaRegions, Optional.of(key));
  }

  /** The parameters of template.yaml for a stack in this account and region. */
  public Map<String, String> parameters(AccountRegion stack) {
    var parameters = new HashMap<String, String>();
    parameters.put("IdentityStoreId", identityStoreId);
    if (!accountRegion.accountId().equals(stack.accountId())) {
      parameters.put("IdentityCenterAccountId", accountRegion.accountId());
    }
    if (!accountRegion.region().equals(stack.region())) {
      parameters.put("IdentityCenterRegion", accountRegion.region());
    }
    delegatedAdministrator.ifPresent(
        account -> parameters.put("DelegatedAdministratorAccountId", account));
    keyArn.ifPresent(key -> parameters.put("IdentityCenterKeyArn", key));
    return Map.copyOf(parameters);
  }

  Instance instance() {
    return new Instance(
        accountRegion.accountId(),
        identityStoreId,
        accountRegion.region(),
        replicaRegions,
        delegatedAdministrator,
        keyArn,
        true);
  }
}
