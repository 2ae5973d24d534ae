package io.studioaccess.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.plan.RevocationRules;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileSettingsTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/studio-access/quarantine";

  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "QUARANTINE_ROLE_ARN", ROLE,
              "GRACE_PERIOD_DAYS", "7",
              "PRIVATE_SPACES", "keep",
              "STUCK_AFTER_HOURS", "6",
              "MAX_REVOCATIONS_PER_HOUR", "0",
              "STOP_APPS_ON_ROLE_CHANGE", "always",
              "NOTICE_DAYS", "5",
              "SWEEPER_QUEUE_URL", "https://sqs/s",
              "HISTORY_TABLE", "history",
              "HISTORY_DAYS", "800"));

  @Test
  void readsEveryVariable() {
    assertThat(ReconcileSettings.from(variables))
        .isEqualTo(
            new ReconcileSettings(
                new RevocationRules(
                    new RoleArn(ROLE),
                    Duration.ofDays(7),
                    PrivateSpaces.KEEP,
                    Duration.ofHours(6),
                    true,
                    Duration.ofDays(5)),
                0,
                "https://sqs/s",
                "history",
                Duration.ofDays(800)));
  }

  @Test
  void neverStopsAppsOnARoleChangeUnlessAskedTo() {
    variables.put("STOP_APPS_ON_ROLE_CHANGE", "never");

    assertThat(ReconcileSettings.from(variables).revocationRules().stopAppsOnRoleChange())
        .isFalse();
  }

  @Test
  void namesEachMissingVariable() {
    for (String name : Map.copyOf(variables).keySet()) {
      Map<String, String> without = new HashMap<>(variables);
      without.remove(name);
      assertThatThrownBy(() -> ReconcileSettings.from(without))
          .hasMessage("environment variable " + name + " is not set");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "QUARANTINE_ROLE_ARN, quarantine, is not",
    "GRACE_PERIOD_DAYS, -1, 'expected 0 or more, found -1'",
    "GRACE_PERIOD_DAYS, week, week",
    "STOP_APPS_ON_ROLE_CHANGE, true, 'expected never or always, found ''true'''",
    "PRIVATE_SPACES, maybe, 'expected delete or keep, found ''maybe'''",
    "MAX_REVOCATIONS_PER_HOUR, -5, 'expected 0 or more, found -5'"
  })
  void namesAVariableThatIsWrong(String name, String value, String message) {
    variables.put(name, value);

    assertThatThrownBy(() -> ReconcileSettings.from(variables))
        .hasMessageContaining("environment variable " + name)
        .hasMessageContaining(message);
  }
}
