package io.studioaccess.integration.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.stack.ProductTemplate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The description of the functions' versions contains the number of the settings. A change that
 * gave no new number would publish no version and change nothing. A new number without a change
 * would fail the deployment, because Lambda publishes no version that equals the last.
 */
class SettingsNumberTest {
  private static final String OTHER_ACCOUNT = "444455556666";
  private static final Template BEFORE = ProductTemplate.read();

  /** Another value of each parameter, with what it needs of others. */
  private static final Map<String, Map<String, String>> OTHER_VALUES =
      Stream.of(
              only("IdentityStoreId", "d-0987654321"),
              only("IdentityCenterAccountId", OTHER_ACCOUNT),
              only("DelegatedAdministratorAccountId", OTHER_ACCOUNT),
              only("IdentityCenterRegion", "eu-central-1"),
              only(
                  "IdentityCenterKeyArn",
                  "arn:aws:kms:eu-west-1:222233334444:key/12345678-1234-1234-1234-123456789012"),
              only(
                  "StudioApplicationArns",
                  "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1234567890abcdef"),
              only("AllowedRoleArns", "arn:aws:iam::111122223333:role/data/*"),
              Map.entry(
                  "MappingSource",
                  Map.of(
                      "MappingSource", "both",
                      "GroupNamePattern", "(?<team>[a-z]+)",
                      "RoleArnTemplate", "arn:aws:iam::111122223333:role/studio/{team}",
                      "ConventionDomainId", "d-abcdefghijkl")),
              only("GroupNamePattern", "(?<team>[a-z]+)"),
              only("RoleArnTemplate", "arn:aws:iam::111122223333:role/studio/{team}"),
              only("ConventionDomainId", "d-abcdefghijkl"),
              only("ConventionPriority", "7"),
              only("ConventionTags", "team=research"),
              only("StudioAccountIds", OTHER_ACCOUNT),
              only("StudioAccessRoleName", "other"),
              only("ExternalId", "unique"),
              only("GracePeriodDays", "8"),
              only("PrivateSpaces", "keep"),
              only("StuckAfterHours", "7"),
              only("MaxRevocationsPerHour", "26"),
              only("StopAppsOnRoleChange", "always"),
              only("CreateReviewersPolicy", "true"),
              only("NoticeDays", "14"),
              only("SweepSchedule", "rate(2 hours)"),
              only("OutcomeEventBusName", "outcomes"),
              only("MaximumConcurrency", "6"),
              only("LogRetentionDays", "30"),
              only("HistoryDays", "800"),
              only("AlarmTopicArn", "arn:aws:sns:eu-west-1:111122223333:alarms"),
              only("AlarmEmail", "platform@example.com"),
              only("QuietAlarmDays", "0"),
              only("Tracing", "Active"),
              only(
                  "KmsKeyArn",
                  "arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012"))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private static Map.Entry<String, Map<String, String>> only(String parameter, String value) {
    return Map.entry(parameter, Map.of(parameter, value));
  }

  static List<String> parameters() {
    return Template.parameters(ProductTemplate.FILE).stream().sorted().toList();
  }

  /**
   * What Lambda compares when it publishes a version, except for the description.
   *
   * @param function by logical id
   */
  private record Configuration(String function, Map<String, String> environment, String tracing) {}

  private static List<Configuration> configurations(Template template) {
    return template.functions().entrySet().stream()
        .filter(function -> !function.getValue().versionDescription().isEmpty())
        .map(
            function ->
                new Configuration(
                    function.getKey(),
                    function.getValue().environment(),
                    function.getValue().tracing()))
        .toList();
  }

  private static String settings(Template template) {
    return template.configurations().get("Settings");
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void theSettingsChangeIfAndOnlyIfTheFunctionsDo(String parameter) {
    // Given
    assertThat(configurations(BEFORE)).hasSize(2);
    assertThat(OTHER_VALUES).as("another value of each parameter").containsKey(parameter);

    // When
    Template after = ProductTemplate.readWith(OTHER_VALUES.get(parameter));

    // Then
    assertThat(settings(after).equals(settings(BEFORE)))
        .as("the settings stay")
        .isEqualTo(configurations(after).equals(configurations(BEFORE)));
  }

  @Test
  void someParametersReachTheFunctionsAndSomeDoNot() {
    assertThat(settings(ProductTemplate.readWith(OTHER_VALUES.get("GracePeriodDays"))))
        .isNotEqualTo(settings(BEFORE));
    assertThat(settings(ProductTemplate.readWith(OTHER_VALUES.get("SweepSchedule"))))
        .isEqualTo(settings(BEFORE));
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, IdentityCenterRegion, eu-west-1",
    "eu-west-1, IdentityCenterAccountId, 111122223333",
    "cn-north-1, Tracing, Active"
  })
  void aDefaultThatIsWrittenOutChangesNothing(String region, String parameter, String value) {
    // Given
    Map<String, String> required =
        Map.of("IdentityStoreId", "d-1234567890", "StudioApplicationArns", "");
    Template before = ProductTemplate.readIn(region, ProductTemplate.FILE, required);

    // When
    Template after =
        ProductTemplate.readIn(
            region,
            ProductTemplate.FILE,
            Map.of(
                "IdentityStoreId", "d-1234567890", "StudioApplicationArns", "", parameter, value));

    // Then
    assertThat(configurations(after)).isEqualTo(configurations(before));
    assertThat(settings(after)).isEqualTo(settings(before));
  }

  @Test
  void theNumberIsTheDescriptionOfTheVersions() {
    assertThat(BEFORE.functions().get("ProvisionerFunction").versionDescription())
        .isEqualTo("settings 1");
  }
}
