package io.studioaccess.integration.leastprivilege;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.lambda.Functions;
import io.studioaccess.sandbox.policy.Grant;
import io.studioaccess.sandbox.stack.ProductTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What administrators decide no function changes; what was done nobody else reads. */
class TablesAreClosedTest {

  private static final List<String> REACHING_DATA =
      List.of(
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:ExportTableToPointInTime",
          "dynamodb:GetItem",
          "dynamodb:PartiQLDelete",
          "dynamodb:PartiQLInsert",
          "dynamodb:PartiQLSelect",
          "dynamodb:PartiQLUpdate",
          "dynamodb:PutItem",
          "dynamodb:PutResourcePolicy",
          "dynamodb:Query",
          "dynamodb:Scan",
          "dynamodb:UpdateItem");

  private final Template template = ProductTemplate.read();

  private Stream<Grant> grants() {
    return template.functions().values().stream()
        .flatMap(
            function -> Functions.principal(function, ProductTemplate.ACCOUNT).grants().stream());
  }

  private Set<String> allowedOn(String resource) {
    return grants()
        .filter(grant -> grant.coversResource(resource))
        .flatMap(grant -> REACHING_DATA.stream().filter(grant::coversAction))
        .collect(Collectors.toSet());
  }

  private String arn(String table) {
    return template.tables().get(table).arn();
  }

  @Test
  void functionsScanTheMappingTableAndNeverWriteToIt() {
    assertThat(allowedOn(arn("MappingTable"))).containsExactly("dynamodb:Scan");
    assertThat(allowedOn(arn("MappingTable") + "/index/any")).isEmpty();
  }

  @Test
  void theLedgerHasNoPolicyOfItsOwnThatLetsOthersIn() throws IOException {
    assertThat(Files.readString(ProductTemplate.FILE))
        .doesNotContain("ResourcePolicy", "AWS::DynamoDB::GlobalTable");
  }

  @Test
  void onlyFunctionsAndPoliciesForPeopleReachTheLedger() throws IOException {
    // Given
    var known =
        Stream.concat(
                template.functions().values().stream().map(function -> function.role().logicalId()),
                Stream.of("ReadersPolicy", "OperatorsPolicy"))
            .collect(Collectors.toSet());

    // When
    var namingTheLedger = resourcesThatSay("!GetAtt LedgerTable.Arn");

    // Then
    assertThat(namingTheLedger).isEqualTo(known);
  }

  @Test
  void functionsAddToTheHistoryAndNeverReadIt() throws IOException {
    assertThat(allowedOn(arn("HistoryTable"))).containsExactly("dynamodb:PutItem");
    assertThat(allowedOn(arn("HistoryTable") + "/index/any")).isEmpty();
    assertThat(resourcesThatSay("HistoryTable.Arn"))
        .containsExactlyInAnyOrder("ProvisionerRole", "DeprovisionerRole", "ReadersPolicy");
  }

  /** The logical ids of those resources of the template in which this stands. */
  private static Set<String> resourcesThatSay(String text) throws IOException {
    return Stream.of(
            Files.readString(ProductTemplate.FILE)
                .replaceFirst("(?s).*\nResources:\n", "")
                .split("\n(?=  [A-Za-z]+:\n)"))
        .filter(resource -> resource.contains(text))
        .map(resource -> resource.strip().replaceFirst("(?s):.*", ""))
        .collect(Collectors.toSet());
  }
}
