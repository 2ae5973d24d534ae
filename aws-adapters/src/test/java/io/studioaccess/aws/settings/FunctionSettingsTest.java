package io.studioaccess.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.RoleGuard;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionSettingsTest {
  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "IDENTITY_STORE_ID", "d-1234567890",
              "IDENTITY_CENTER_REGION", "eu-west-1",
              "LEDGER_TABLE", "ledger",
              "PROVISIONER_QUEUE_URL", "https://sqs/p",
              "DEPROVISIONER_QUEUE_URL", "https://sqs/d",
              "DEAD_LETTER_QUEUE_URL", "https://sqs/dead",
              "MAX_RECEIVE_COUNT", "5",
              "HOME_ACCOUNT", "111122223333",
              "ALLOWED_ROLE_ARNS",
                  "arn:aws:iam::111122223333:role/a/*, arn:aws:iam::111122223333:role/b"));

  FunctionSettingsTest() {
    variables.put("MAPPING_TABLE", "mapping");
    variables.put("MAPPING_SOURCE", "table");
  }

  @Test
  void readsEveryVariable() {
    FunctionSettings settings = FunctionSettings.from(variables);

    assertThat(settings.identityStoreId().value()).isEqualTo("d-1234567890");
    assertThat(settings.maxReceiveCount()).isEqualTo(5);
    assertThat(settings.roleGuard().allows(new RoleArn("arn:aws:iam::111122223333:role/b")))
        .isTrue();
  }

  @Test
  void allowsRolesOfConfiguredAccountsOnly() {
    variables.put("ALLOWED_ROLE_ARNS", "arn:aws:iam::*:role/a");
    variables.put("STUDIO_ACCOUNT_IDS", "444455556666, 777788889999");

    RoleGuard guard = FunctionSettings.from(variables).roleGuard();

    assertThat(guard.allows(new RoleArn("arn:aws:iam::111122223333:role/a"))).isTrue();
    assertThat(guard.allows(new RoleArn("arn:aws:iam::777788889999:role/a"))).isTrue();
    assertThat(guard.allows(new RoleArn("arn:aws:iam::000000000000:role/a"))).isFalse();
  }

  @Test
  void namesEachMissingVariable() {
    for (String name : Map.copyOf(variables).keySet()) {
      Map<String, String> without = new HashMap<>(variables);
      without.remove(name);
      assertThatThrownBy(() -> FunctionSettings.from(without))
          .hasMessage("environment variable " + name + " is not set");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "IDENTITY_STORE_ID, store, is not an identity store id",
    "IDENTITY_CENTER_REGION, Ireland, is not a region",
    "MAX_RECEIVE_COUNT, many, many",
    "ALLOWED_ROLE_ARNS, ',', no allowed role ARN pattern"
  })
  void namesAVariableThatIsWrong(String name, String value, String message) {
    variables.put(name, value);

    assertThatThrownBy(() -> FunctionSettings.from(variables))
        .hasMessageContaining("environment variable " + name)
        .hasMessageContaining(message);
  }
}
