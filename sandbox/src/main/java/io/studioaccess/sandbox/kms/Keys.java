package io.studioaccess.sandbox.kms;

import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Decision;
import io.studioaccess.sandbox.wire.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The customers' keys of all accounts and regions. */
public final class Keys {

  private final Map<String, Key> byArn = new ConcurrentHashMap<>();
  private final int endpointPort;

  /**
   * @param endpointPort where the endpoint listens, for the listeners of decisions
   */
  public Keys(int endpointPort) {
    this.endpointPort = endpointPort;
  }

  /** Creates a key, or replaces it. */
  public void put(Key key) {
    byArn.put(key.arn(), key);
  }

  /** Removes a key, as KMS does at the end of its waiting period. */
  public void delete(String arn) {
    byArn.remove(arn);
  }

  public Optional<Key> find(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  /**
   * The ARN under which a region has the key. The replicas of a multi-Region key have one id.
   *
   * @param arn the key's ARN in any region
   */
  public static String in(String region, String arn) {
    String[] parts = arn.split(":", 6);
    return parts[5].startsWith("key/mrk-")
        ? arn.replace(":" + parts[3] + ":", ":" + region + ":")
        : arn;
  }

  /**
   * Whether the caller may decrypt with the key through a service. The caller's policies and the
   * key policy must both allow it. (AWS contents itself with the key policy if it names a caller of
   * the key's own account.)
   *
   * @param context the encryption context of the service
   */
  public KeyUse decrypt(String arn, Caller caller, String service, Map<String, String> context) {
    Optional<Key> key = find(arn);
    if (key.isEmpty()) {
      return KeyUse.NOT_FOUND;
    }
    return switch (key.get().state()) {
      case DISABLED -> KeyUse.DISABLED;
      case PENDING_DELETION -> KeyUse.INVALID_STATE;
      case ENABLED -> decrypt(key.get(), caller, access(arn, caller, service, context));
    };
  }

  private KeyUse decrypt(Key key, Caller caller, Access access) {
    boolean allowed =
        caller.principal().decide(access, endpointPort) == Decision.ALLOWED
            && key.policy().decide(caller.principal(), access) == Decision.ALLOWED;
    return allowed ? KeyUse.ALLOWED : KeyUse.ACCESS_DENIED;
  }

  private static Access access(
      String arn, Caller caller, String service, Map<String, String> context) {
    Access access =
        caller
            .inContext(Access.to("kms:Decrypt", arn))
            .with("kms:ViaService", "%s.%s.amazonaws.com".formatted(service, caller.region()));
    for (Map.Entry<String, String> entry : context.entrySet()) {
      access = access.with("kms:EncryptionContext:" + entry.getKey(), entry.getValue());
    }
    return access;
  }
}
