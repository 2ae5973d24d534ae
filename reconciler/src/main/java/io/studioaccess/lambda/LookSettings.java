package io.studioaccess.lambda;

import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.plan.LeavingRules;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * What only the two functions are told that look at users.
 *
 * @param maxRevocationsPerHour revocations and role changes together, over all users
 */
public record LookSettings(
    LeavingRules leaving, int maxRevocationsPerHour, String sweeperQueueUrl) {

  /**
   * The settings in these variables.
   *
   * @throws IllegalArgumentException naming the variable that is missing or wrong
   */
  public static LookSettings from(Map<String, String> variables) {
    return new LookSettings(
        new LeavingRules(
            Settings.read(variables, "QUARANTINE_ROLE_ARN", RoleArn::new),
            Duration.ofDays(Settings.read(variables, "GRACE_PERIOD_DAYS", LookSettings::count)),
            Settings.read(variables, "PRIVATE_SPACES", PrivateSpaces::of),
            Duration.ofHours(Settings.read(variables, "STUCK_AFTER_HOURS", LookSettings::count))),
        Settings.read(variables, "MAX_REVOCATIONS_PER_HOUR", LookSettings::count),
        Settings.read(variables, "SWEEPER_QUEUE_URL", Function.identity()));
  }

  private static int count(String text) {
    int number = Integer.parseInt(text);
    if (number < 0) {
      throw new IllegalArgumentException("expected 0 or more, found " + text);
    }
    return number;
  }
}
