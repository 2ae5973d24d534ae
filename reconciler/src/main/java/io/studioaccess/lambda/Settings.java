package io.studioaccess.lambda;

import io.studioaccess.desired.RoleGuard;
import io.studioaccess.membership.IdentityStoreId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A function's configuration: the environment variables that the template sets. */
public record Settings(
    IdentityStoreId identityStoreId,
    String mappingTable,
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
    return new Settings(
        read(variables, "IDENTITY_STORE_ID", IdentityStoreId::new),
        read(variables, "MAPPING_TABLE", Function.identity()),
        read(variables, "LEDGER_TABLE", Function.identity()),
        read(variables, "PROVISIONER_QUEUE_URL", Function.identity()),
        read(variables, "DEPROVISIONER_QUEUE_URL", Function.identity()),
        read(variables, "DEAD_LETTER_QUEUE_URL", Function.identity()),
        read(variables, "MAX_RECEIVE_COUNT", Integer::parseInt),
        read(variables, "ALLOWED_ROLE_ARNS", Settings::guard));
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

  private static RoleGuard guard(String commaSeparated) {
    return new RoleGuard(
        List.of(commaSeparated.split(",", -1)).stream()
            .map(String::strip)
            .filter(pattern -> !pattern.isEmpty())
            .toList());
  }
}
