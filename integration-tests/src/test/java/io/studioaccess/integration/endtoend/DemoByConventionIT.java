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
import org.junit.jupiter.api.Test;

/** The demo's company once with its table, and once with an empty one and a naming convention. */
class DemoByConventionIT {
  private static final SandboxOptions CONVENTION =
      SandboxOptions.of(TestRepository.root())
          .withParameter("MappingSource", "convention")
          .withParameter("GroupNamePattern", "(?<role>data-scientist|ml-engineer)s")
          .withParameter("RoleArnTemplate", "arn:aws:iam::111122223333:role/studio/{role}")
          .withParameter("ConventionDomainId", Company.DOMAIN);

  /** The final state that the demo expects is the one that the mapping table leads to. */
  @Test
  void theDemoEndsAsExpectedWithoutARow() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    try (Sandbox sandbox = Sandbox.start(CONVENTION)) {
      Company company = Company.addWithoutMapping(sandbox);

      boolean asExpected = Demo.run(sandbox, company, TestRepository.root(), out);

      assertThat(asExpected).as(output.toString(StandardCharsets.UTF_8)).isTrue();
      assertThat(sandbox.cloud().studio().profiles()).hasSize(3);
    }
  }
}
