package io.studioaccess.aws.settings;

import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.IdentityStoreId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A function's configuration: the environment variables that the template sets. */
public record FunctionSettings(
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
   * Reads the settings from environment variables.
   *
   * @throws IllegalArgumentException that names the variable that is missing or not legal
   */
  public static FunctionSettings from(Map<String, String> variables) {
    Set<String> accounts = accounts(variables);
    return new FunctionSettings(
        Variables.required(variables, "IDENTITY_STORE_ID", IdentityStoreId::new),
        Variables.required(variables, "IDENTITY_CENTER_REGION", Region::new),
        MappingSettings.from(variables),
        Variables.required(variables, "LEDGER_TABLE", Function.identity()),
        Variables.required(variables, "PROVISIONER_QUEUE_URL", Function.identity()),
        Variables.required(variables, "DEPROVISIONER_QUEUE_URL", Function.identity()),
        Variables.required(variables, "DEAD_LETTER_QUEUE_URL", Function.identity()),
        Variables.required(variables, "MAX_RECEIVE_COUNT", Integer::parseInt),
        Variables.required(
            variables, "ALLOWED_ROLE_ARNS", arns -> new RoleGuard(Variables.list(arns), accounts)));
  }

  private static Set<String> accounts(Map<String, String> variables) {
    Set<String> accounts =
        new HashSet<>(Variables.list(variables.getOrDefault("STUDIO_ACCOUNT_IDS", "")));
    accounts.add(Variables.required(variables, "HOME_ACCOUNT", Function.identity()));
    return accounts;
  }
}
