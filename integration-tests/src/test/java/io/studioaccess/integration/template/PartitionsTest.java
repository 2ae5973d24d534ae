package io.studioaccess.integration.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import io.studioaccess.sandbox.stack.ProductTemplate;
import io.studioaccess.sandbox.stack.TestRepository;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the templates make of each partition of AWS. */
class PartitionsTest {

  private static final Pattern ARN_PARTITION = Pattern.compile("arn:([a-z-]+):");

  private static Template main(String region, String partition) {
    return ProductTemplate.readIn(
        region,
        ProductTemplate.FILE,
        Map.of(
            "IdentityStoreId",
            "d-1234567890",
            "IdentityCenterAccountId",
            "444455556666",
            "StudioAccountIds",
            "777788889999",
            "StudioApplicationArns",
            "arn:%s:sso::111122223333:application/ssoins-1234567890abcdef/*".formatted(partition),
            "AlarmTopicArn",
            "arn:%s:sns:%s:111122223333:alarms".formatted(partition, region),
            "KmsKeyArn",
            "arn:%s:kms:%s:111122223333:key/12345678-1234-1234-1234-123456789012"
                .formatted(partition, region),
            "Tracing",
            "Active"));
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, aws",
    "cn-north-1, aws-cn",
    "us-gov-west-1, aws-us-gov",
    "eusc-de-east-1, aws-eusc"
  })
  void everyArnIsOfThePartition(String region, String partition) {
    // When
    Template studioAccount =
        ProductTemplate.readIn(
            region,
            StudioAccount.TEMPLATE,
            Map.of(
                "ProvisionerRoleArn", "arn:%s:iam::111122223333:role/p".formatted(partition),
                "DeprovisionerRoleArn", "arn:%s:iam::111122223333:role/d".formatted(partition),
                "SweeperRoleArn", "arn:%s:iam::111122223333:role/s".formatted(partition),
                "ExternalId", "any",
                "StudioApplicationArns", ""));
    Template identityCenter =
        ProductTemplate.readIn(
            region,
            TestRepository.root().resolve("templates/identity-center-account.yaml"),
            Map.of(
                "TargetEventBusArn",
                "arn:%s:events:%s:111122223333:event-bus/default".formatted(partition, region)));

    // Then
    for (Template template : List.of(main(region, partition), studioAccount, identityCenter)) {
      assertThat(partitionsIn(template)).isNotEmpty().containsOnly(partition);
    }
  }

  /** Everything that the sandbox understands: roles, policies, rules, environments and outputs. */
  private static List<String> partitionsIn(Template template) {
    return ARN_PARTITION
        .matcher(template.toString())
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  /** A partition whose suffix KMS may use, in both readings of AWS's documentation. */
  @ParameterizedTest
  @CsvSource({
    "eu-west-1, aws, amazonaws.com",
    "cn-north-1, aws-cn, amazonaws.com.cn",
    "us-gov-west-1, aws-us-gov, amazonaws.com",
    "eusc-de-east-1, aws-eusc, amazonaws.eu"
  })
  void theKeyServesRequestsOfThePartitionsServices(String region, String partition, String suffix) {
    for (TemplateFunction function : main(region, partition).functions().values()) {
      for (String service : List.of("dynamodb", "sqs")) {
        assertThat(function.role().policies().toString())
            .contains("%s.%s.amazonaws.com".formatted(service, region))
            .contains("%s.%s.%s".formatted(service, region, suffix));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, aws, true, true, Active, eu-west-1.console.aws.amazon.com",
    "ap-southeast-6, aws, false, true, Active, ap-southeast-6.console.aws.amazon.com",
    "ap-east-2, aws, false, true, Active, ap-east-2.console.aws.amazon.com",
    "cn-north-1, aws-cn, true, false, PassThrough, cn-north-1.console.amazonaws.cn",
    "us-gov-west-1, aws-us-gov, true, true, Active, us-gov-west-1.console.amazonaws-us-gov.com",
    "eusc-de-east-1, aws-eusc, false, true, Active, eusc-de-east-1.console.amazonaws-eusc.eu"
  })
  void whatARegionLacksIsLeftOut(
      String region,
      String partition,
      boolean snapStart,
      boolean loopsAreAllowed,
      String tracing,
      String console) {
    // When
    Template template = main(region, partition);

    // Then
    assertThat(template.functions()).hasSize(3);
    template
        .functions()
        .forEach(
            (id, function) -> {
              assertThat(function.snapStart())
                  .as("SnapStart of %s", id)
                  .isEqualTo(snapStart && !id.equals("SweeperFunction"));
              assertThat(function.recursionAllowed()).isEqualTo(loopsAreAllowed);
              assertThat(function.tracing()).isEqualTo(tracing);
              assertThat(function.role().policies().toString().contains("xray:"))
                  .as("right to send traces")
                  .isEqualTo(tracing.equals("Active"));
            });
    assertThat(template.stack().outputs().get("DashboardUrl")).startsWith("https://" + console);
  }
}
