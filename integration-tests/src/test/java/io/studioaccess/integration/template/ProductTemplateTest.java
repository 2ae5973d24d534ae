package io.studioaccess.integration.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateException;
import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import io.studioaccess.sandbox.stack.ProductTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What template.yaml makes of parameters that few set. */
class ProductTemplateTest {
  private static final String OWNER = "999988887777";
  private static final String DIRECTORY_KEY =
      "arn:aws:kms:eu-north-1:999988887777:key/mrk-0123456789abcdef0123456789abcdef";
  private static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012";

  @Test
  void everyFunctionUsesTheKeyOnlyThroughItsServices() {
    // When
    Template template = ProductTemplate.readWith(Map.of("KmsKeyArn", KEY));

    // Then
    assertThat(template.functions().values())
        .hasSize(3)
        .allSatisfy(
            function ->
                assertThat(function.role().policies().toString())
                    .contains("kms:Decrypt", "kms:GenerateDataKey", KEY)
                    .contains("kms:ViaService", "sqs.eu-west-1.amazonaws.com"));
    assertThat(ProductTemplate.read().functions().values())
        .allSatisfy(
            function -> assertThat(function.role().policies().toString()).doesNotContain("kms"));
  }

  @Test
  void peopleMayUseTheKeyLikewise() {
    Template template = ProductTemplate.readWith(Map.of("KmsKeyArn", KEY));

    assertThat(template.managedPolicies().get("ReadersPolicy").toString())
        .contains("kms:Decrypt", KEY, "sqs.eu-west-1.amazonaws.com")
        .doesNotContain("kms:GenerateDataKey");
    assertThat(template.managedPolicies().get("OperatorsPolicy").toString())
        .contains("kms:GenerateDataKey", KEY, "sqs.eu-west-1.amazonaws.com");
    assertThat(ProductTemplate.read().managedPolicies())
        .hasSize(2)
        .allSatisfy((id, policy) -> assertThat(policy.toString()).doesNotContain("kms"));
  }

  @Test
  void theDirectorysKeyIsUsedForThisDirectoryOnly() {
    // When
    Template template =
        ProductTemplate.readWith(
            Map.of(
                "IdentityCenterAccountId", OWNER,
                "IdentityCenterRegion", "eu-north-1",
                "IdentityCenterKeyArn", DIRECTORY_KEY));

    // Then
    List<String> policies =
        Stream.concat(
                template.functions().values().stream()
                    .map(function -> function.role().policies().toString()),
                Stream.of(template.managedPolicies().get("ReadersPolicy").toString()))
            .toList();
    assertThat(policies)
        .hasSize(4)
        .allSatisfy(
            policy ->
                assertThat(policy)
                    .contains(
                        "kms:Decrypt",
                        "arn:aws:kms:*:999988887777:key/mrk-0123456789abcdef0123456789abcdef",
                        "identitystore.eu-north-1.*",
                        "arn:aws:identitystore::999988887777:identitystore/d-1234567890"));
    assertThat(template.functions())
        .allSatisfy(
            (name, function) ->
                assertThat(function.role().policies().toString().contains("sso.*"))
                    .as("%s keeps assignments of groups", name)
                    .isEqualTo(!name.equals("DeprovisionerFunction")));
    assertThat(template.managedPolicies().get("ReadersPolicy").toString()).contains("sso.*");
  }

  @Test
  void aStackWithoutApplicationsUsesTheKeyForReadingOnly() {
    Template template =
        ProductTemplate.readWith(
            Map.of("StudioApplicationArns", "", "IdentityCenterKeyArn", DIRECTORY_KEY));
    assertThat(template.functions().get("ProvisionerFunction").role().policies().toString())
        .contains("identitystore.eu-west-1.*")
        .doesNotContain("sso.*");
  }

  /** IAM's limits: 10,240 characters for a role's policies together, 6,144 for a managed policy. */
  @Test
  void thePoliciesAreWithinTheirLimitsWithEveryOption() throws Exception {
    Template template =
        ProductTemplate.readWith(
            Map.of(
                "IdentityCenterAccountId", OWNER,
                "DelegatedAdministratorAccountId", "444455556666",
                "IdentityCenterRegion", "ap-southeast-1",
                "IdentityCenterKeyArn", DIRECTORY_KEY,
                "StudioAccountIds", "444455556666",
                "Tracing", "Active",
                "KmsKeyArn", KEY));
    for (Map<String, Object> policy : template.managedPolicies().values()) {
      assertThat(new ObjectMapper().writeValueAsString(policy)).hasSizeLessThan(6_144);
    }
    for (TemplateFunction function : template.functions().values()) {
      assertThat(new ObjectMapper().writeValueAsString(function.role().policies()))
          .hasSizeLessThan(10_240);
    }
  }

  @Test
  void theOwnersAccountMayBeGivenAlthoughItIsThisOne() {
    Template template = ProductTemplate.readFor(ProductTemplate.ACCOUNT);
    assertThat(template.functions()).isEqualTo(ProductTemplate.read().functions());
    assertThat(template.eventBusPolicies()).isEqualTo(ProductTemplate.read().eventBusPolicies());
  }

  @Test
  void theDelegatedAdministratorIsNotTheOwner() {
    assertThatThrownBy(
            () ->
                ProductTemplate.readWith(
                    Map.of("DelegatedAdministratorAccountId", ProductTemplate.ACCOUNT)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Set IdentityCenterAccountId to OwnerAccountId");
    assertThatThrownBy(
            () ->
                ProductTemplate.readWith(
                    Map.of(
                        "IdentityCenterAccountId", OWNER,
                        "DelegatedAdministratorAccountId", OWNER)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("must differ");
  }

  @Test
  void everyFunctionMaySendTracesOnlyIfTheyAreAskedFor() {
    assertThat(ProductTemplate.readWith(Map.of("Tracing", "Active")).functions().values())
        .allSatisfy(
            function ->
                assertThat(function.role().policies().toString())
                    .contains("xray:PutTelemetryRecords", "xray:PutTraceSegments"));
    assertThat(ProductTemplate.read().functions().values())
        .allSatisfy(
            function -> assertThat(function.role().policies().toString()).doesNotContain("xray"));
  }

  @Test
  void silenceIsNoAlarmWhereNobodyWantsOne() {
    assertThat(ProductTemplate.read().monitoring().alarms()).containsKey("QuietAlarm");
    assertThat(ProductTemplate.readWith(Map.of("QuietAlarmDays", "0")).monitoring().alarms())
        .doesNotContainKey("QuietAlarm");
  }

  @Test
  void alarmsAreToldInOneWay() {
    String topic = "arn:aws:sns:eu-west-1:111122223333:alarms";
    String mail = "platform@example.com";
    assertThat(ProductTemplate.readWith(Map.of("AlarmEmail", mail)).monitoring().alarms())
        .isNotEmpty();
    assertThat(ProductTemplate.readWith(Map.of("AlarmTopicArn", topic)).monitoring().alarms())
        .isNotEmpty();
    assertThatThrownBy(
            () -> ProductTemplate.readWith(Map.of("AlarmEmail", mail, "AlarmTopicArn", topic)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("not both");
  }

  @Test
  void aConventionIsComplete() {
    Map<String, String> complete =
        Map.of(
            "MappingSource", "both",
            "GroupNamePattern", "sagemaker-(?<team>[a-z0-9-]+)",
            "RoleArnTemplate", "arn:aws:iam::111122223333:role/studio/{team}",
            "ConventionDomainId", "d-abcdefghijkl");
    assertThat(ProductTemplate.readWith(complete).functions().values())
        .allSatisfy(
            function ->
                assertThat(function.environment())
                    .containsEntry("MAPPING_SOURCE", "both")
                    .containsEntry("GROUP_NAME_PATTERN", "sagemaker-(?<team>[a-z0-9-]+)")
                    .containsEntry("CONVENTION_PRIORITY", "100")
                    .containsEntry("CONVENTION_TAGS", ""));

    for (String name : List.of("GroupNamePattern", "RoleArnTemplate", "ConventionDomainId")) {
      Map<String, String> incomplete = new HashMap<>(complete);
      incomplete.remove(name);
      assertThatThrownBy(() -> ProductTemplate.readWith(incomplete))
          .isInstanceOf(TemplateException.class)
          .hasMessageContaining(name + " must be set");
    }
  }
}
