package io.studioaccess.lambda;

import io.studioaccess.desired.RoleGuard;
import io.studioaccess.mapping.Region;
import io.studioaccess.membership.IdentityStoreId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A function's configuration: the environment variables that the template sets. */
public record Settings(
    IdentityStoreId identityStoreId,
    Region identityCenterRegion,
    MappingSettings mapping,
    String ledgerTable,
    String provisionerQueueUrl,
    String deprovisionerQueueUrl,
    String deadLetterQueueUrl,
    int maxReceiveCount,
    RoleGuard roleGuard) {

  /**
   * The settings in these variables.
   *
   * @throws IllegalArgumentException naming the variable that is missing or wrong
   */
  public static Settings from(Map<String, String> variables) {
    Set<String> accounts = accounts(variables);
    return new Settings(
        read(variables, "IDENTITY_STORE_ID", IdentityStoreId::new),
        read(variables, "IDENTITY_CENTER_REGION", Region::new),
        MappingSettings.from(variables),
        read(variables, "LEDGER_TABLE", Function.identity()),
        read(variables, "PROVISIONER_QUEUE_URL", Function.identity()),
        read(variables, "DEPROVISIONER_QUEUE_URL", Function.identity()),
        read(variables, "DEAD_LETTER_QUEUE_URL", Function.identity()),
        read(variables, "MAX_RECEIVE_COUNT", Integer::parseInt),
        read(variables, "ALLOWED_ROLE_ARNS", arns -> new RoleGuard(list(arns), accounts)));
  }

  private static Set<String> accounts(Map<String, String> variables) {
    Set<String> accounts = new HashSet<>(list(variables.getOrDefault("STUDIO_ACCOUNT_IDS", "")));
    accounts.add(read(variables, "HOME_ACCOUNT", Function.identity()));
    return accounts;
  }

  static <T> T read(Map<String, String> variables, String name, Function<String, T> type) {
    String value = variables.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("environment variable " + name + " is not set");
    }
    try {
      return type.apply(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "environment variable %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static List<String> list(String commaSeparated) {
    return List.of(commaSeparated.split(",", -1)).stream()
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }
}
