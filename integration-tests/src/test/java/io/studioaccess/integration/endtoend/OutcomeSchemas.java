package io.studioaccess.integration.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What {@code schemas/} promises, against what is emitted. */
final class OutcomeSchemas {
  private static final Path FOLDER = TestRepository.root().resolve("schemas");
  private static final Set<String> OF_FILES = Set.of("mapping", "studioctl-output");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory DRAFT =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  private OutcomeSchemas() {}

  static Set<String> kinds() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      Set<String> kinds = new TreeSet<>();
      files.forEach(file -> kinds.add(file.getFileName().toString().replace(".json", "")));
      kinds.removeAll(OF_FILES);
      return kinds;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is wrong with the event: a field that its schema forbids, misses, or, though consumers are
   * promised that fields may be added, does not describe.
   */
  static List<String> problems(Map<String, Object> event) {
    String kind = String.valueOf(event.get("detail-type"));
    if (!Files.exists(FOLDER.resolve(kind + ".json"))) {
      return List.of("there is no schema for " + kind);
    }
    try {
      JsonSchema schema = SCHEMAS.computeIfAbsent(kind, OutcomeSchemas::read);
      String detail = JSON.writeValueAsString(event.get("detail"));
      List<String> problems = new ArrayList<>();
      schema
          .validate(
              detail,
              InputFormat.JSON,
              execution -> execution.getExecutionConfig().setFormatAssertionsEnabled(true))
          .forEach(message -> problems.add(kind + ": " + message.getMessage()));
      undescribed(JSON.readTree(detail), schema.getSchemaNode(), problems);
      return problems;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonSchema read(String kind) {
    try {
      return DRAFT.getSchema(Files.readString(FOLDER.resolve(kind + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void undescribed(JsonNode value, JsonNode schema, List<String> problems) {
    value.forEach(
        item -> {
          if (value.isArray()) {
            undescribed(item, schema.path("items"), problems);
          }
        });
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode described = schema.path("properties").path(field.getKey());
      if (described.isMissingNode()) {
        problems.add(schema.path("title").asText() + ": nothing describes " + field.getKey());
      }
      undescribed(field.getValue(), described, problems);
    }
  }
}
