package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.cloud.IdentityCenter;
import io.studioaccess.sandbox.identitycenter.Instance;
import io.studioaccess.sandbox.kms.Key;
import io.studioaccess.sandbox.kms.Keys;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import io.studioaccess.sandbox.stack.DeployedTemplate;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The ways in which companies set up IAM Identity Center, as the table of docs/deploy.md lists
 * them. The stack is always in the same account and region.
 */
public enum Setup {
  /** The stack's account owns an organization instance. */
  MANAGEMENT_ACCOUNT,
  /** The stack's account owns an account instance. For the stack, nothing differs. */
  ACCOUNT_INSTANCE,
  /** Another account owns the instance, and the stack's account administers it. */
  DELEGATED_ADMINISTRATOR,
  /** The stack's account owns an instance in another region. */
  OTHER_REGION,
  /**
   * The stack's account owns an instance in another region, which is replicated to the stack's. AWS
   * replicates an instance only if a multi-Region key encrypts it.
   */
  REPLICATED,
  /** As the delegated administrator, with an instance that a key of the owner encrypts. */
  ENCRYPTED;

  private static final AccountRegion HERE = AccountRegion.example();
  private static final AccountRegion OWNER = new AccountRegion("999988887777", HERE.region());
  private static final AccountRegion PRIMARY = new AccountRegion(HERE.accountId(), "eu-north-1");

  private static String key(AccountRegion place, String id) {
    return "arn:aws:kms:%s:%s:key/%s".formatted(place.region(), place.accountId(), id);
  }

  /**
   * @param name as {@code delegated-administrator}
   * @throws IllegalArgumentException that lists the names
   */
  public static Setup named(String name) {
    return Arrays.stream(values())
        .filter(setup -> setup.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "SETUP is one of %s, not %s"
                        .formatted(
                            Arrays.stream(values())
                                .map(Setup::toString)
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public IdentityCenter identityCenter() {
    return switch (this) {
      case MANAGEMENT_ACCOUNT, ACCOUNT_INSTANCE -> IdentityCenter.in(HERE);
      case DELEGATED_ADMINISTRATOR -> IdentityCenter.in(OWNER).administeredFrom(HERE.accountId());
      case OTHER_REGION -> IdentityCenter.in(PRIMARY);
      case REPLICATED ->
          IdentityCenter.in(PRIMARY)
              .replicatedTo(HERE.region())
              .encryptedWith(key(PRIMARY, "mrk-0123456789abcdef0123456789abcdef"));
      case ENCRYPTED ->
          IdentityCenter.in(OWNER)
              .administeredFrom(HERE.accountId())
              .encryptedWith(key(OWNER, "01234567-89ab-4cde-8f01-23456789abcd"));
    };
  }

  public SandboxOptions options(SandboxOptions options) {
    return options.withIdentityCenter(identityCenter());
  }

  /** Whether changes of the directory also reach another event bus than the stack's. */
  private boolean isElsewhere() {
    return !identityCenter().accountRegion().equals(HERE);
  }

  /**
   * Creates the key, and deploys what forwards events to the stack, where the set-up needs them.
   */
  public DirectoryEvents prepare(Sandbox sandbox, Path repository) {
    addKeys(sandbox.cloud().keys());
    return new DirectoryEvents(
        sandbox, isElsewhere() ? Optional.of(forwarder(sandbox, repository)) : Optional.empty());
  }

  private DeployedTemplate forwarder(Sandbox sandbox, Path repository) {
    return sandbox.deploy(
        repository.resolve("templates/identity-center-account.yaml"),
        identityCenter().accountRegion(),
        Map.of("TargetEventBusArn", HERE.defaultBus().arn()));
  }

  /** A multi-Region key has a replica, with the same policy, in each region. */
  public void addKeys(Keys keys) {
    IdentityCenter center = identityCenter();
    center
        .keyArn()
        .ifPresent(
            arn ->
                List.of(center.accountRegion().region(), HERE.region())
                    .forEach(region -> keys.put(new Key(Keys.in(region, arn), keyPolicy(center)))));
  }

  /** What docs/deploy.md says that the key's policy must have. */
  private static ResourcePolicy keyPolicy(IdentityCenter center) {
    return ResourcePolicy.of(
        Map.of(
            "Statement",
            List.of(
                use(
                    "AllowStudioAccessToReadTheDirectory",
                    "identitystore.*",
                    "kms:EncryptionContext:aws:identitystore:identitystore-arn",
                    "arn:aws:identitystore::%s:identitystore/%s"
                        .formatted(center.accountRegion().accountId(), center.identityStoreId())),
                use(
                    "AllowStudioAccessToAssignGroups",
                    "sso.*",
                    "kms:EncryptionContext:aws:sso:instance-arn",
                    Instance.ARN))));
  }

  private static Map<String, Object> use(
      String sid, String service, String contextKey, String contextValue) {
    return Map.of(
        "Sid",
        sid,
        "Effect",
        "Allow",
        "Principal",
        Map.of("AWS", "arn:aws:iam::%s:root".formatted(HERE.accountId())),
        "Action",
        "kms:Decrypt",
        "Resource",
        "*",
        "Condition",
        Map.of("StringLike", Map.of("kms:ViaService", service, contextKey, contextValue)));
  }
}
