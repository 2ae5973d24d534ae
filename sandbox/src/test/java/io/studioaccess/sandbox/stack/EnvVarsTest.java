package io.studioaccess.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.cloudformation.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvVarsTest {

  @TempDir Path folder;

  @Test
  void pointsEachFunctionToTheSandboxWithItsAccessKey() throws IOException {
    // When
    JsonNode file = envVars(ProductTemplate.read());

    // Then
    assertThat(file.at("/ProvisionerFunction/JAVA_TOOL_OPTIONS").asText())
        .isEqualTo(
            "-XX:+ExitOnOutOfMemoryError -XX:TieredStopAtLevel=1 -XX:+DisableExplicitGC"
                + " -Daws.endpointUrl=http://host.docker.internal:4711 -Daws.region=eu-west-1"
                + " -Daws.accessKeyId=KEY-OF-ProvisionerFunction -Daws.secretAccessKey=sandbox");
    assertThat(file.at("/DeprovisionerFunction/JAVA_TOOL_OPTIONS").asText())
        .contains("-Daws.accessKeyId=KEY-OF-DeprovisionerFunction ");
  }

  @Test
  void writesOnlyVariablesThatTheTemplateDeclares() throws IOException {
    // Given
    Template template = ProductTemplate.read();

    // When
    JsonNode file = envVars(template);

    // Then
    template
        .functions()
        .forEach(
            (id, function) -> {
              var names = new HashSet<String>();
              file.get(id).fieldNames().forEachRemaining(names::add);
              assertThat(names).isEqualTo(function.environment().keySet());
            });
    assertThat(file.at("/ProvisionerFunction/LEDGER_TABLE").asText())
        .isEqualTo("studio-access-LedgerTable");
  }

  @Test
  void rejectsAFunctionThatSamWouldConnectToAws() throws IOException {
    // Given
    Path undeclared =
        Files.writeString(
            folder.resolve("undeclared.yaml"),
            Files.readString(ProductTemplate.FILE).replaceAll("JAVA_TOOL_OPTIONS: .*", ""));

    // When // Then
    assertThatThrownBy(() -> envVars(ProductTemplate.read(undeclared)))
        .hasMessageContaining("ProvisionerFunction declares no JAVA_TOOL_OPTIONS");
  }

  private static JsonNode envVars(Template template) throws IOException {
    return new ObjectMapper()
        .readTree(EnvVars.json(template, 4711, "eu-west-1", id -> "KEY-OF-" + id));
  }
}
