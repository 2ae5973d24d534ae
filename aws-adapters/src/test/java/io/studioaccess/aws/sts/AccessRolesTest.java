package io.studioaccess.aws.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.DomainArn;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessRolesTest {
  private static final DomainArn DOMAIN =
      new DomainArn("arn:aws-us-gov:sagemaker:us-gov-west-1:444455556666:domain/d-abcdefghijkl");

  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "HOME_ACCOUNT", "111122223333",
              "AWS_REGION", "us-gov-west-1",
              "STUDIO_ACCESS_ROLE", "studio-access/studio-access-sweeper",
              "STACK_NAME", "studio-access"));

  @Test
  void roleArnMatchesTheAccountTemplate() {
    AccessRoles roles = AccessRoles.from(variables);

    assertThat(roles.isHome(DOMAIN)).isFalse();
    assertThat(roles.arn(DOMAIN))
        .isEqualTo("arn:aws-us-gov:iam::444455556666:role/studio-access/studio-access-sweeper");
  }

  @Test
  void otherAccountsRequireAnExternalId() {
    variables.put("STUDIO_ACCOUNT_IDS", "444455556666");

    assertThatThrownBy(() -> AccessRoles.from(variables))
        .hasMessageContaining("EXTERNAL_ID")
        .hasMessageContaining("parameter ExternalId");
  }

  @Test
  void namesEachMissingVariable() {
    for (String name : Map.copyOf(variables).keySet()) {
      Map<String, String> without = new HashMap<>(variables);
      without.remove(name);
      assertThatThrownBy(() -> AccessRoles.from(without))
          .hasMessage("environment variable " + name + " is not set");
    }
  }
}
