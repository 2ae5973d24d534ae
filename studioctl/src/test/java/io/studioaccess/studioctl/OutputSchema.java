package io.studioaccess.studioctl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * {@code schemas/studioctl-output.json}. Whatever a test lets studioctl print as JSON is compared
 * with it, and here a field that the schema lacks is an error, too.
 */
final class OutputSchema {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ObjectNode SCHEMA = read();
  private static final Map<String, JsonSchema> BY_COMMAND = new ConcurrentHashMap<>();

  private OutputSchema() {}

  private static ObjectNode read() {
    try {
      ObjectNode schema =
          (ObjectNode) JSON.readTree(Path.of("../schemas/studioctl-output.json").toFile());
      closeObjects(schema);
      return schema;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void closeObjects(JsonNode node) {
    node.forEach(OutputSchema::closeObjects);
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && "object".equals(object.path("type").asText())
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
  }

  /** The commands with a definition. */
  static Set<String> commands() {
    Set<String> commands = new TreeSet<>();
    SCHEMA
        .path("$defs")
        .properties()
        .forEach(
            definition -> {
              if (definition.getValue().path("description").asText().startsWith("studioctl ")) {
                commands.add(definition.getKey());
              }
            });
    return commands;
  }

  /**
   * Fails unless the output is what the schema says.
   *
   * @param args the arguments of the command, which begin with its name
   */
  static void requireLegal(List<String> args, String output) {
    String command = command(args);
    if (command.equals("events")) {
      output.lines().forEach(line -> requireLegal(command, line));
    } else {
      requireLegal(command, output);
    }
  }

  private static void requireLegal(String command, String output) {
    Set<ValidationMessage> problems = of(command).validate(tree(output));
    if (!problems.isEmpty()) {
      throw new AssertionError(
          "%s is not as schemas/studioctl-output.json says: %s%n%s"
              .formatted(
                  command,
                  problems.stream()
                      .map(problem -> problem.getInstanceLocation() + ": " + problem.getMessage())
                      .collect(Collectors.joining("; ")),
                  output));
    }
  }

  static JsonNode tree(String output) {
    try {
      return JSON.readTree(output);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + output, e);
    }
  }

  private static String command(List<String> args) {
    Set<String> known = commands();
    String two = args.size() > 1 ? args.get(0) + " " + args.get(1) : "";
    String command = known.contains(two) ? two : args.getFirst();
    if (!known.contains(command)) {
      throw new AssertionError("schemas/studioctl-output.json has no definition of " + command);
    }
    return command;
  }

  private static JsonSchema of(String command) {
    return BY_COMMAND.computeIfAbsent(
        command,
        name -> {
          ObjectNode document = JSON.createObjectNode();
          document.put("$schema", SCHEMA.path("$schema").asText());
          document.put(
              "$ref",
              "#/$defs/"
                  + java.net.URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
          document.set("$defs", SCHEMA.path("$defs"));
          return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document);
        });
  }
}
