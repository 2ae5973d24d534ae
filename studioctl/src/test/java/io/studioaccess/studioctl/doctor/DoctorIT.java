package io.studioaccess.studioctl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.aws.dynamodb.DynamoDbGroupAssignments;
import io.studioaccess.aws.dynamodb.DynamoDbNativeEvents;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.cloud.IdentityCenter;
import io.studioaccess.sandbox.cloudformation.template.TemplateStack;
import io.studioaccess.sandbox.cloudtrail.Trail;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.kms.Key;
import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import io.studioaccess.sandbox.ssoadmin.Assignments.Assignment;
import io.studioaccess.studioctl.SandboxedCompany;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/** A sound installation, into which each test injects one fault. */
@Order(1)
class DoctorIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ACCOUNT = "111122223333";
  private static final String DIRECTORY_KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/01234567-89ab-4cde-8f01-23456789abcd";

  private static SandboxedCompany company;
  private static InjectedFaults injected;

  @BeforeAll
  static void start() {
    company =
        new SandboxedCompany(
            SandboxedCompany.options()
                .withIdentityCenter(
                    IdentityCenter.in(AccountRegion.example()).encryptedWith(DIRECTORY_KEY))
                .withParameter("SweepSchedule", "rate(365 days)"));
    company
        .sandbox
        .cloud()
        .keys()
        .put(
            new Key(
                DIRECTORY_KEY,
                ResourcePolicy.of(
                    Map.of(
                        "Statement",
                        Map.of(
                            "Effect", "Allow",
                            "Principal", Map.of("AWS", ACCOUNT),
                            "Action", "kms:Decrypt",
                            "Resource", "*")))));
    injected = new InjectedFaults(company);
    injected.addMappedRoles();
    company.sandbox.settle();
    company.joins(Company.ANA, Company.DATA_SCIENTISTS);
    company.joins(Company.MEHMET, Company.ML_ENGINEERS);
    company.sandbox.fireSchedule("SweepRule");
    company.sandbox.settle();
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  static Stream<InjectedFault> faults() {
    return injected.all();
  }

  @Test
  void aSoundInstallationHasHintsOnly() {
    Result result = company.ctl().run("doctor", "--wide");

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .contains(
            "✓ Is the trail logging?",
            "i Do sessions carry the name of the profile?",
            "- Are hidden instance types denied by the roles?",
            "30 checks: 0 faults, 0 warnings, 4 hints, 0 unchecked");
  }

  @Test
  void whereNativeEventsArriveNoTrailIsNeeded() {
    // Given
    List<Trail> trails = company.sandbox.cloud().trails().all();
    String table = company.sandbox.table("LedgerTable");
    company.sandbox.cloud().trails().replaceWith(List.of());
    new DynamoDbNativeEvents(company.sandbox.dynamoDb(), table, company.sandbox.clock()).seen();
    try {
      // When
      Result result = company.ctl().run("doctor", "--wide");

      // Then
      assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
      assertThat(result.out())
          .contains(
              "✓ Do the Identity Store's own events arrive?",
              "i Does a trail cover Identity Center's region?",
              "The Identity Store's own events arrive, the last at ");
    } finally {
      company.sandbox.cloud().trails().replaceWith(trails);
      company
          .sandbox
          .dynamoDb()
          .deleteItem(
              delete ->
                  delete.tableName(table).key(Map.of("pk", AttributeValue.fromS("seen#native"))));
    }
  }

  @Test
  void aGroupWithoutARowThatStudioAccessAssignedIsAHint() {
    // Given
    DomainArn domain =
        new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/" + Company.DOMAIN);
    GroupId group =
        new GroupId(company.sandbox.cloud().directory().addGroup("yesterdays").groupId());
    Assignment assignment =
        new Assignment(
            company.sandbox.cloud().studio().domains().getFirst().singleSignOnApplicationArn(),
            PrincipalType.GROUP,
            group.value());
    DynamoDbGroupAssignments ledger =
        new DynamoDbGroupAssignments(
            company.sandbox.dynamoDb(), company.sandbox.table("LedgerTable"));
    AssignmentRecord made =
        AssignmentRecord.of(domain, AssignmentRecord.State.MADE, company.sandbox.clock().instant());
    company.sandbox.cloud().assignments().add(assignment);
    assertThat(ledger.replace(domain.id(), group, Optional.empty(), made)).isTrue();
    try {
      // When
      Result result = company.ctl().run("doctor", "--wide");

      // Then
      assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
      assertThat(result.out())
          .contains(
              "group %s is assigned to the application of domain %s by Studio Access, but no enabled row maps it"
                  .formatted(group, domain.id()));
    } finally {
      company.sandbox.cloud().assignments().remove(assignment);
      assertThat(ledger.remove(domain.id(), group, made)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void findsTheFaultWithItsFixAndNothingElse(InjectedFault fault) throws Exception {
    fault.inject().run();
    try {
      Result result = company.ctl().run("doctor", "--output", "json");

      assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(2);
      assertThat(failedChecks(result))
          .singleElement()
          .satisfies(
              check -> {
                assertThat(check.path("name").asText()).isEqualTo(fault.check());
                assertThat(check.path("status").asText()).isEqualTo(fault.status());
                assertThat(check.path("findings").findValuesAsText("fix"))
                    .isNotEmpty()
                    .allSatisfy(fix -> assertThat(fix).contains(fault.fix()));
              });
    } finally {
      fault.undo().run();
      company.sandbox.settle();
    }
  }

  @Test
  void findsAnIdentityStoreThatIsNotIdentityCenters() throws Exception {
    assertThat(fixesWith("misled", "IdentityStoreId", "d-0000000000"))
        .contains("set the parameter IdentityStoreId to d-1234567890, and deploy the stack again");
  }

  @Test
  void findsTheRegionOfTheIdentityStore() throws Exception {
    assertThat(fixesWith("astray", Map.of(), Map.of("IdentityCenterRegionInUse", "eu-central-1")))
        .containsExactly(
            "set the parameter IdentityCenterRegion to eu-west-1, and deploy the stack again");
  }

  @Test
  void findsThatAnotherAccountIsTheOwner() throws Exception {
    assertThat(fixesWith("orphan", "IdentityCenterAccountId", "999988887777"))
        .containsExactly(
            "set the parameter IdentityCenterAccountId to 111122223333, and deploy the stack"
                + " again");
  }

  @Test
  void theReadersPolicyAdmitsToTheEncryptedDirectory() {
    Map<String, Object> policy = company.sandbox.template().managedPolicies().get("ReadersPolicy");
    signInAs(reader(policy));
    try {
      Result result = company.ctl().run("doctor", "--wide");
      assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
      signInAs(reader(withoutTheKey(policy)));
      assertThat(company.ctl().run("doctor", "--wide").out())
          .contains("✗ Can the directory be read?", "set the parameter IdentityCenterKeyArn");
    } finally {
      signInAs(Principal.administrator("administrator", ACCOUNT));
    }
  }

  private static Principal reader(Map<String, Object> policy) {
    return Principal.session(
        "arn:aws:iam::111122223333:role/people/reader", "ana", List.of(PolicyDocument.of(policy)));
  }

  private static Map<String, Object> withoutTheKey(Map<String, Object> policy) {
    Map<String, Object> narrower = new HashMap<>(policy);
    narrower.put(
        "Statement",
        ((Collection<?>) policy.get("Statement"))
            .stream()
                .filter(statement -> !((Map<?, ?>) statement).get("Action").equals("kms:Decrypt"))
                .toList());
    return narrower;
  }

  @Test
  void findsAnApplicationToWhichTheFunctionsCannotAssignGroups() throws Exception {
    String other = "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-%016d";
    String application =
        company.sandbox.cloud().studio().domains().getFirst().singleSignOnApplicationArn();

    assertThat(fixesWith("narrow", "StudioApplicationArns", other.formatted(99)))
        .contains(
            "add %s to StudioApplicationArns, and deploy the stack again".formatted(application));
    assertThat(fixesWith("exact", "StudioApplicationArns", other.formatted(99) + "," + application))
        .noneMatch(fix -> fix.contains("StudioApplicationArns"));
  }

  /** The fixes of the faults of a stack like this one, but with another value of the parameter. */
  private static List<String> fixesWith(String stackName, String parameter, String value)
      throws Exception {
    return fixesWith(stackName, Map.of(parameter, value), Map.of());
  }

  private static List<String> fixesWith(
      String stackName, Map<String, String> otherParameters, Map<String, String> otherOutputs)
      throws Exception {
    TemplateStack stack = company.sandbox.template().stack();
    Map<String, String> parameters = new HashMap<>(stack.parameters());
    parameters.putAll(otherParameters);
    Map<String, String> outputs = new HashMap<>(stack.outputs());
    outputs.putAll(otherOutputs);
    company
        .sandbox
        .cloud()
        .stacks()
        .add(
            new TemplateStack(
                stack.id().replace(stack.name(), stackName),
                stackName,
                parameters,
                outputs,
                stack.resources()));

    Result result = company.ctl().run("doctor", "--stack-name", stackName, "--output", "json");

    assertThat(result.exitCode()).as(result.out() + result.err()).isIn(0, 2);
    return failedChecks(result).stream()
        .filter(check -> check.path("status").asText().equals("fault"))
        .map(check -> check.path("findings").path(0).path("fix").asText())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"servicequotas:GetServiceQuota", "sagemaker:ListUserProfiles"})
  void aQuotaThatAwsDoesNotTellIsNotCheckedAndNoFault(String action) throws Exception {
    signInAs(
        Principal.role(
            "Reader",
            "session",
            ACCOUNT,
            List.of(
                PolicyDocument.of(
                    Map.of(
                        "Statement",
                        List.of(
                            Map.of("Effect", "Allow", "Action", "*", "Resource", "*"),
                            Map.of("Effect", "Deny", "Action", action, "Resource", "*")))))));
    try {
      Result result = company.ctl().run("doctor", "--output", "json");

      assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
      assertThat(
              JSON.readTree(result.out())
                  .path("checks")
                  .valueStream()
                  .filter(check -> check.path("name").asText().equals("user-profile-quota")))
          .singleElement()
          .satisfies(
              check -> {
                assertThat(check.path("status").asText()).isEqualTo("hint");
                assertThat(check.path("findings").path(0).path("message").asText())
                    .startsWith("not checked in account 111122223333, eu-west-1: ")
                    .contains(action);
              });
    } finally {
      signInAs(Principal.administrator("administrator", ACCOUNT));
    }
  }

  @Test
  void aMissingPermissionDoesNotStopTheOtherChecks() throws Exception {
    signInAs(
        Principal.role(
            "Reader",
            "session",
            ACCOUNT,
            List.of(
                PolicyDocument.of(
                    Map.of(
                        "Statement",
                        List.of(
                            Map.of("Effect", "Allow", "Action", "*", "Resource", "*"),
                            Map.of(
                                "Effect", "Deny", "Action", "iam:GetRole", "Resource", "*")))))));
    try {
      Result result = company.ctl().run("doctor", "--output", "json");

      assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(1);
      assertThat(failedChecks(result))
          .extracting(check -> check.path("name").asText())
          .containsExactly("roles-trust", "quarantine-role");
      assertThat(failedChecks(result).getFirst().path("findings").path(0).path("message").asText())
          .contains("do not allow iam:GetRole");
    } finally {
      signInAs(Principal.administrator("administrator", ACCOUNT));
    }
  }

  private static void signInAs(Principal principal) {
    company.sandbox.endpoint().register(System.getProperty("aws.accessKeyId"), principal);
  }

  /** The checks that are worse than a hint. */
  private static List<JsonNode> failedChecks(Result result) throws JsonProcessingException {
    List<String> harmless = List.of("ok", "skipped", "hint");
    return JSON.readTree(result.out())
        .path("checks")
        .valueStream()
        .filter(check -> !harmless.contains(check.path("status").asText()))
        .toList();
  }
}
