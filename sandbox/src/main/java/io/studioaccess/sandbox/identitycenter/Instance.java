package io.studioaccess.sandbox.identitycenter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An instance of IAM Identity Center.
 *
 * @param ownerAccount the management account of an organization instance, or the account of an
 *     account instance; the identity store's ARN names it
 * @param primaryRegion the only region in which the directory is changed
 * @param replicaRegions where the directory is read, and applications are managed, as well
 * @param delegatedAdministrator the other account that may change the directory
 * @param keyArn the customer's key that encrypts the directory, in the primary region; empty for a
 *     key of AWS
 * @param admitsTheNetwork whether the identity store's network configuration lets callers of the
 *     sandbox in
 */
public record Instance(
    String ownerAccount,
    String identityStoreId,
    String primaryRegion,
    Set<String> replicaRegions,
    Optional<String> delegatedAdministrator,
    Optional<String> keyArn,
    boolean admitsTheNetwork) {

  /** The id of every instance of the sandbox, and of the applications in it. */
  public static final String ID = "ssoins-1234567890abcdef";

  public static final String ARN = "arn:aws:sso:::instance/" + ID;

  public Instance {
    replicaRegions = Set.copyOf(replicaRegions);
  }

  public String identityStoreArn() {
    return "arn:aws:identitystore::%s:identitystore/%s".formatted(ownerAccount, identityStoreId);
  }

  /** Where the directory is read: the primary region, then the replicas. */
  public List<String> regions() {
    return Stream.concat(Stream.of(primaryRegion), replicaRegions.stream().sorted()).toList();
  }

  /** Whether the instance answers in the region. */
  public boolean isIn(String region) {
    return regions().contains(region);
  }

  /** Whether the account may change the directory. Other accounts only read it. */
  public boolean isAdministeredBy(String account) {
    return ownerAccount.equals(account)
        || delegatedAdministrator.filter(account::equals).isPresent();
  }

  /**
   * The region in which an application is managed.
   *
   * @param region of the AWS service to which the application belongs
   */
  public String regionOfApplicationIn(String region) {
    return replicaRegions.contains(region) ? region : primaryRegion;
  }

  public Instance ownedBy(String account) {
    return new Instance(
        account,
        identityStoreId,
        primaryRegion,
        replicaRegions,
        delegatedAdministrator,
        keyArn,
        admitsTheNetwork);
  }

  public Instance encryptedWith(String key) {
    return new Instance(
        ownerAccount,
        identityStoreId,
        primaryRegion,
        replicaRegions,
        delegatedAdministrator,
        Optional.of(key),
        admitsTheNetwork);
  }

  /** The instance with an identity store that lets in only networks that the sandbox is not in. */
  public Instance closedToTheNetwork() {
    return new Instance(
        ownerAccount,
        identityStoreId,
        primaryRegion,
        replicaRegions,
        delegatedAdministrator,
        keyArn,
        false);
  }
}
