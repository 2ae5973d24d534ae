package io.studioaccess.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class MappingSchemaTest {
  private static final Path SCHEMA = Path.of("../schemas/mapping.json");
  private static final Path SAMPLE = Path.of("mapping.sample.yaml");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void committedSchemaMatchesTheReader() throws IOException {
    assertThat(Files.readString(SCHEMA))
        .as("MappingSchema.main writes this file")
        .isEqualTo(MappingSchema.json());
  }

  @Test
  void schemaHasEveryFieldOfARow() throws IOException {
    Set<String> described = new HashSet<>();
    JSON.readTree(SCHEMA.toFile())
        .at("/properties/rows/items/properties")
        .fieldNames()
        .forEachRemaining(described::add);

    assertThat(described).isEqualTo(RowFields.known());
  }

  @Test
  void sampleFileMatchesTheSchema() throws IOException {
    assertThat(problems(Files.readString(SAMPLE))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "priority: 20              | prioritiy: 20             | prioritiy",
        "priority: 20              | priority: high            | priority",
        "domainId: d-abcdefghijkl  | domainId: studio          | domainId",
        "IdleTimeoutInMinutes: 120 | IdleTimeoutInMinutes: 30  | IdleTimeoutInMinutes",
        "[Canvas]                  | [Excel]                   | HiddenAppTypes",
        "InstanceType              | InstanceKind              | InstanceKind",
        "enabled: true             | enabled: sometimes        | enabled"
      })
  void schemaRejectsWhatTheReaderRejects(String good, String bad, String field) throws IOException {
    assertThat(problems(Files.readString(SAMPLE).replace(good, bad)))
        .anyMatch(problem -> problem.contains(field));
  }

  private static Set<String> problems(String yaml) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(Files.readString(SCHEMA));
    JsonNode file = JSON.valueToTree(new Yaml().load(yaml));
    return schema.validate(file).stream()
        .map(ValidationMessage::getMessage)
        .collect(Collectors.toSet());
  }
}
