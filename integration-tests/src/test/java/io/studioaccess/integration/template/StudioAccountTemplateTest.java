package io.studioaccess.integration.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.stack.ProductTemplate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the roles of templates/studio-account.yaml to those of the functions in template.yaml. */
class StudioAccountTemplateTest {

  private static final Template MAIN = ProductTemplate.read();
  private static final Template ACCOUNT =
      ProductTemplate.read(
          StudioAccount.TEMPLATE, StudioAccount.parameters(ProductTemplate.ACCOUNT));

  @ParameterizedTest
  @ValueSource(strings = {"Provisioner", "Deprovisioner", "Sweeper"})
  void eachAccessRoleHasExactlyItsFunctionsRights(String function) {
    // Given
    var expected =
        statements(MAIN, function + "Role").stream()
            .filter(StudioAccountTemplateTest::isAboutStudio)
            .toList();

    // Then
    assertThat(expected).isNotEmpty();
    assertThat(statements(ACCOUNT, function + "AccessRole")).isEqualTo(expected);
  }

  @Test
  void theFunctionsUseTheDirectorysKeyAlike() {
    // Given
    String key = "arn:aws:kms:eu-north-1:999988887777:key/mrk-0123456789abcdef0123456789abcdef";
    Map<String, String> parameters =
        new HashMap<>(StudioAccount.parameters(ProductTemplate.ACCOUNT));
    parameters.put("IdentityCenterKeyArn", key);
    Template main = ProductTemplate.readWith(Map.of("IdentityCenterKeyArn", key));
    Template account = ProductTemplate.read(StudioAccount.TEMPLATE, parameters);

    // Then
    assertThat(assignment(account, "ProvisionerAccessRole"))
        .isEqualTo(assignment(main, "ProvisionerRole"))
        .hasSize(1);
    assertThat(assignment(account, "SweeperAccessRole"))
        .isEqualTo(assignment(main, "SweeperRole"))
        .hasSize(1);
  }

  private static List<Map<String, Object>> assignment(Template template, String role) {
    return statements(template, role).stream()
        .filter(
            it -> String.valueOf(it.get("Sid")).matches("(Assign|Keep).*InTheEncryptedDirectory"))
        .toList();
  }

  @Test
  void theQuarantineRoleIsTheSame() {
    // Given
    var main = MAIN.roles().get("QuarantineRole");
    var account = ACCOUNT.roles().get("QuarantineRole");

    // Then
    assertThat(account.policies()).isEqualTo(main.policies());
    assertThat(account.trust()).isEqualTo(main.trust());
  }

  /** The rest is about the stack's own queues, tables, logs and buses, and about the directory. */
  private static boolean isAboutStudio(Map<String, Object> statement) {
    return items(statement.get("Action")).stream()
        .map(String::valueOf)
        .anyMatch(
            action ->
                action.startsWith("sagemaker:")
                    || action.startsWith("sso:")
                    || action.startsWith("iam:"));
  }

  @SuppressWarnings("unchecked") // A policy's statements are JSON objects.
  private static List<Map<String, Object>> statements(Template template, String role) {
    return template.roles().get(role).policies().stream()
        .flatMap(policy -> items(policy.get("Statement")).stream())
        .map(statement -> (Map<String, Object>) statement)
        .toList();
  }

  private static Collection<?> items(Object json) {
    return json instanceof Collection<?> several ? several : List.of(json);
  }
}
