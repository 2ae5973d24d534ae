package io.studioaccess.integration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.demo.Demo;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;

/** The demo's company once with its table, and once with an empty one and a naming convention. */
class DemoByConventionIT {
  private static final SandboxOptions TABLE = SandboxOptions.of(TestRepository.root());
  private static final SandboxOptions CONVENTION =
      TABLE
          .withParameter("MappingSource", "convention")
          .withParameter("GroupNamePattern", "(?<role>data-scientist|ml-engineer)s")
          .withParameter("RoleArnTemplate", "arn:aws:iam::111122223333:role/studio/{role}")
          .withParameter("ConventionDomainId", Company.DOMAIN);

  @Test
  void theSameCompanyEndsInTheSameState() {
    Map<String, String> byTable =
        finalState(TABLE, sandbox -> Company.addTo(sandbox, TestRepository.root()));

    Map<String, String> byConvention = finalState(CONVENTION, Company::addWithoutMapping);

    assertThat(byConvention).isEqualTo(byTable).hasSize(3);
  }

  /** What everybody has, by user name. */
  private static Map<String, String> finalState(
      SandboxOptions options, Function<Sandbox, Company> founding) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
    try (Sandbox sandbox = Sandbox.start(options)) {
      boolean asExpected = Demo.run(sandbox, founding.apply(sandbox), TestRepository.root(), out);
      assertThat(asExpected).as(told.toString(StandardCharsets.UTF_8)).isTrue();
      Map<String, String> state = new TreeMap<>();
      sandbox
          .cloud()
          .studio()
          .profiles()
          .forEach(profile -> state.put(profile.singleSignOnUserValue(), inWords(profile)));
      return state;
    }
  }

  private static String inWords(DescribeUserProfileResponse profile) {
    return "%s %s %s %s"
        .formatted(
            profile.domainId(),
            profile.userProfileName(),
            profile.statusAsString(),
            profile.userSettings().executionRole());
  }
}
