package io.studioaccess.studioctl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.Region;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.studioctl.SandboxedCompany;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstallationIT {

  @Test
  void readsTheSettingsOfTheFunctionsFromTheStack() {
    try (SandboxedCompany company = new SandboxedCompany()) {
      Sandbox sandbox = company.sandbox;
      var stack = sandbox.template().stack();
      Installation installation =
          new Installation(
              stack.name(),
              "111122223333",
              new Region("eu-west-1"),
              stack.parameters(),
              stack.outputs());
      Map<String, String> environment =
          new HashMap<>(sandbox.template().functions().get("ProvisionerFunction").environment());
      environment.put("AWS_REGION", "eu-west-1");

      assertThat(environment).containsAllEntriesOf(installation.variables());

      Result missing = company.ctl().run("status", "--stack-name", "elsewhere");
      assertThat(missing.exitCode()).isEqualTo(1);
      assertThat(missing.err())
          .startsWith("studioctl: Stack elsewhere does not exist in region eu-west-1.")
          .hasLineCount(1);
    }
  }
}
