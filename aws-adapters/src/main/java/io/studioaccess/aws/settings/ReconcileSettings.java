package io.studioaccess.aws.settings;

import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.plan.RevocationRules;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * The settings of the two functions that reconcile users.
 *
 * @param maxRevocationsPerHour revocations and role changes together, over all users of an account
 */
public record ReconcileSettings(
    RevocationRules revocationRules,
    int maxRevocationsPerHour,
    String sweeperQueueUrl,
    String historyTable,
    Duration historyKeptFor) {

  /**
   * Reads the settings from environment variables.
   *
   * @throws IllegalArgumentException that names the variable that is missing or not legal
   */
  public static ReconcileSettings from(Map<String, String> variables) {
    return new ReconcileSettings(
        new RevocationRules(
            Variables.required(variables, "QUARANTINE_ROLE_ARN", RoleArn::new),
            Duration.ofDays(Variables.required(variables, "GRACE_PERIOD_DAYS", Variables::count)),
            Variables.required(variables, "PRIVATE_SPACES", PrivateSpaces::parse),
            Duration.ofHours(Variables.required(variables, "STUCK_AFTER_HOURS", Variables::count)),
            Variables.required(variables, "STOP_APPS_ON_ROLE_CHANGE", ReconcileSettings::isAlways),
            Duration.ofDays(Variables.required(variables, "NOTICE_DAYS", Variables::count))),
        Variables.required(variables, "MAX_REVOCATIONS_PER_HOUR", Variables::count),
        Variables.required(variables, "SWEEPER_QUEUE_URL", Function.identity()),
        Variables.required(variables, "HISTORY_TABLE", Function.identity()),
        Duration.ofDays(Variables.required(variables, "HISTORY_DAYS", Variables::count)));
  }

  private static boolean isAlways(String text) {
    return switch (text) {
      case "always" -> true;
      case "never" -> false;
      default ->
          throw new IllegalArgumentException(
              "expected never or always, found '%s'".formatted(text));
    };
  }
}
