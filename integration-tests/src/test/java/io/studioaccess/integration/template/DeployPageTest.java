package io.studioaccess.integration.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.demo.Setup;
import io.studioaccess.sandbox.kms.Keys;
import io.studioaccess.sandbox.stack.TestRepository;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What administrators copy, as docs/deploy.md tells them. */
class DeployPageTest {

  @Test
  void theKeysPolicyIsTheOneThatTheTestsUse() throws Exception {
    // Given
    Keys keys = new Keys(0);
    Setup.ENCRYPTED.addKeys(keys);
    Map<String, ?> tested =
        keys.find(Setup.ENCRYPTED.identityCenter().keyArn().orElseThrow())
            .orElseThrow()
            .policy()
            .json();

    // When
    String json =
        Files.readString(
            TestRepository.root().resolve("docs/examples/identity-center-key-policy.json"));

    // Then
    assertThat((Object) new ObjectMapper().readValue(json, List.class))
        .isEqualTo(tested.get("Statement"));
  }
}
