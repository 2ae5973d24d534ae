package io.studioaccess.studioctl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.cloudformation.template.TemplateStack;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.studioctl.SandboxedCompany;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An installation that is sound but for what a test plants in it. */
class DoctorIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ACCOUNT = "111122223333";

  private static SandboxedCompany company;
  private static InjectedFaults plants;

  @BeforeAll
  static void start() {
    company =
        new SandboxedCompany(
            SandboxedCompany.options().withParameter("SweepSchedule", "rate(365 days)"));
    plants = new InjectedFaults(company);
    plants.sound();
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
    return plants.all();
  }

  @Test
  void aSoundInstallationHasHintsAtMost() {
    Result result = company.ctl().run("doctor");

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .contains("✓ Does it log?", "21 checks: 0 faults, 0 warnings, 2 hints; 0 could not be");
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatIsWrongIsFoundWithItsFixAndNothingElse(InjectedFault planted) throws Exception {
    planted.plant().run();
    try {
      Result result = company.ctl().run("doctor", "--output", "json");

      assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(2);
      assertThat(troubles(result))
          .singleElement()
          .satisfies(
              check -> {
                assertThat(check.path("name").asText()).isEqualTo(planted.check());
                assertThat(check.path("mark").asText()).isEqualTo(planted.mark());
                assertThat(check.path("findings").findValuesAsText("fix"))
                    .isNotEmpty()
                    .allSatisfy(fix -> assertThat(fix).contains(planted.fix()));
              });
    } finally {
      planted.undo().run();
      company.sandbox.settle();
    }
  }

  @Test
  void anotherIdentityStoreThanIdentityCentersIsNamed() throws Exception {
    TemplateStack stack = company.sandbox.template().stack();
    Map<String, String> parameters = new HashMap<>(stack.parameters());
    parameters.put("IdentityStoreId", "d-0000000000");
    company
        .sandbox
        .cloud()
        .stacks()
        .add(
            new TemplateStack(
                stack.id().replace(stack.name(), "misled"),
                "misled",
                parameters,
                stack.outputs(),
                stack.resources()));

    Result result = company.ctl().run("doctor", "--stack-name", "misled", "--output", "json");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(troubles(result))
        .filteredOn(check -> check.path("mark").asText().equals("fault"))
        .extracting(check -> check.path("findings").path(0).path("fix").asText())
        .contains("set the parameter IdentityStoreId=d-1234567890, and deploy again");
  }

  @Test
  void whatMayNotBeAskedIsNamedAndTheRestIsAskedAllTheSame() throws Exception {
    as(
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
      assertThat(troubles(result))
          .extracting(check -> check.path("name").asText())
          .containsExactly("roles-trust", "quarantine-role");
      assertThat(troubles(result).getFirst().path("findings").path(0).path("says").asText())
          .contains("may not do iam:GetRole");
    } finally {
      as(Principal.administrator("administrator", ACCOUNT));
    }
  }

  private static void as(Principal principal) {
    company.sandbox.endpoint().register(System.getProperty("aws.accessKeyId"), principal);
  }

  /** The checks that found something that is worse than a hint, or could not be made. */
  private static List<JsonNode> troubles(Result result) throws JsonProcessingException {
    List<String> harmless = List.of("fine", "moot", "hint");
    return JSON.readTree(result.out())
        .path("checks")
        .valueStream()
        .filter(check -> !harmless.contains(check.path("mark").asText()))
        .toList();
  }
}
