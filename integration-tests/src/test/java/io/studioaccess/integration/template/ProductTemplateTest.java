package io.studioaccess.integration.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateException;
import io.studioaccess.sandbox.stack.ProductTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What template.yaml makes of parameters that few set. */
class ProductTemplateTest {
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
                    .containsEntry("CONVENTION_PRIORITY", "100"));

    for (String name : List.of("GroupNamePattern", "RoleArnTemplate", "ConventionDomainId")) {
      Map<String, String> incomplete = new HashMap<>(complete);
      incomplete.remove(name);
      assertThatThrownBy(() -> ProductTemplate.readWith(incomplete))
          .isInstanceOf(TemplateException.class)
          .hasMessageContaining(name + " must be set");
    }
  }
}
