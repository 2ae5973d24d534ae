package io.studioaccess.sandbox.cloudformation.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Compares the recorded types with CloudFormation's schemas, where cfn-lint is installed. */
class ResourceTypesAgainstSchemasTest {

  /** For each type: the required properties, those that replace it, and the others. */
  private static final String SCHEMAS =
      """
      import json, os, sys, importlib
      import cfnlint
      folder = os.path.join(os.path.dirname(cfnlint.__file__), "data", "schemas")
      sys.path.insert(0, os.path.join(folder, "providers"))
      files = importlib.import_module("us_east_1").types
      answer = {}
      for name in sys.argv[1:]:
          with open(os.path.join(folder, "resources", files[name] + ".json")) as file:
              schema = json.load(file)
          def top(*keys):
              paths = [path.split("/")[2:] for key in keys for path in schema.get(key, [])]
              return {path[0] for path in paths if len(path) == 1}
          known = set(schema["properties"]) - top("readOnlyProperties")
          replaces = known & top("createOnlyProperties", "conditionalCreateOnlyProperties")
          answer[name] = [schema.get("required", []), sorted(replaces), sorted(known - replaces)]
      json.dump(answer, sys.stdout)
      """;

  @Test
  void theTypesAreThoseOfCloudFormation() throws IOException, InterruptedException {
    // Given
    var types = new ResourceTypes().rules();

    // When
    JsonNode schemas =
        AwsTools.run("cfnlint", SCHEMAS, types.keySet().stream().sorted().toArray(String[]::new));

    // Then
    types.forEach(
        (name, rules) -> {
          JsonNode schema = schemas.get(name);
          assertThat(rules.required()).as(name).isEqualTo(texts(schema.get(0)));
          assertThat(rules.replaces()).as(name).isEqualTo(texts(schema.get(1)));
          assertThat(texts(schema.get(2))).as(name).containsAll(rules.updates());
        });
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
