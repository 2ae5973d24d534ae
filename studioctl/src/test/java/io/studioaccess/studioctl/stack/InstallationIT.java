package io.studioaccess.studioctl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.Region;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.studioctl.SandboxedCompany;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(SandboxedCompany.AS_DEPLOYED)
class InstallationIT {

  @Test
  void readsTheSettingsOfTheFunctionsFromTheStack() {
    Sandbox sandbox = SandboxedCompany.asDeployed().sandbox;
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
  }
}
