package io.studioaccess.studioctl.stack;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.mapping.Region;
import io.studioaccess.studioctl.console.CommandException;
import java.util.HashMap;
import java.util.Map;

/**
 * The deployed stack, as CloudFormation describes it.
 *
 * @param account the account id, of twelve digits
 * @param parameters including default values
 */
public record Installation(
    String stack,
    String account,
    Region region,
    Map<String, String> parameters,
    Map<String, String> outputs) {

  public Installation {
    parameters = Map.copyOf(parameters);
    outputs = Map.copyOf(outputs);
  }

  /**
   * Returns an output of the stack.
   *
   * @throws CommandException if the stack has no such output
   */
  public String output(String name) {
    String value = outputs.get(name);
    if (value == null) {
      throw new CommandException(
          "Stack %s has no output %s: it is not Studio Access, or older than this studioctl. Deploy it again or pass --stack-name."
              .formatted(stack, name));
    }
    return value;
  }

  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** The settings that all functions share. */
  public FunctionSettings settings() {
    return FunctionSettings.from(variables());
  }

  /** The settings of the functions that reconcile users. */
  public ReconcileSettings reconcileSettings() {
    return ReconcileSettings.from(variables());
  }

  /** The namespace of the functions' metrics. */
  public String metricsNamespace() {
    return "studio-access/" + stack;
  }

  /** The environment variables of the functions, from which the settings are read here, too. */
  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    variables.put("AWS_REGION", region.value());
    variables.put("HOME_ACCOUNT", account);
    variables.put("STACK_NAME", stack);
    variables.put("IDENTITY_STORE_ID", parameter("IdentityStoreId"));
    variables.put("IDENTITY_CENTER_REGION", output("IdentityCenterRegionInUse"));
    variables.put("MAPPING_TABLE", output("MappingTableName"));
    variables.put("MAPPING_SOURCE", parameter("MappingSource"));
    variables.put("GROUP_NAME_PATTERN", parameter("GroupNamePattern"));
    variables.put("ROLE_ARN_TEMPLATE", parameter("RoleArnTemplate"));
    variables.put("CONVENTION_DOMAIN_ID", parameter("ConventionDomainId"));
    variables.put("CONVENTION_PRIORITY", parameter("ConventionPriority"));
    variables.put("CONVENTION_TAGS", parameter("ConventionTags"));
    variables.put("LEDGER_TABLE", output("LedgerTableName"));
    variables.put("PROVISIONER_QUEUE_URL", output("ProvisionerQueueUrl"));
    variables.put("DEPROVISIONER_QUEUE_URL", output("DeprovisionerQueueUrl"));
    variables.put("SWEEPER_QUEUE_URL", output("SweeperQueueUrl"));
    variables.put("DEAD_LETTER_QUEUE_URL", output("ProvisionerDeadLetterQueueUrl"));
    variables.put("MAX_RECEIVE_COUNT", "5");
    variables.put("ALLOWED_ROLE_ARNS", output("AllowedRoleArnsInUse"));
    variables.put("STUDIO_ACCOUNT_IDS", parameter("StudioAccountIds"));
    variables.put("QUARANTINE_ROLE_ARN", output("QuarantineRoleArn"));
    variables.put("GRACE_PERIOD_DAYS", parameter("GracePeriodDays"));
    variables.put("PRIVATE_SPACES", parameter("PrivateSpaces"));
    variables.put("STUCK_AFTER_HOURS", parameter("StuckAfterHours"));
    variables.put("MAX_REVOCATIONS_PER_HOUR", parameter("MaxRevocationsPerHour"));
    variables.put("STOP_APPS_ON_ROLE_CHANGE", parameter("StopAppsOnRoleChange"));
    variables.put("NOTICE_DAYS", parameter("NoticeDays"));
    variables.put("HISTORY_TABLE", output("HistoryTableName"));
    variables.put("HISTORY_DAYS", parameter("HistoryDays"));
    return variables;
  }
}
