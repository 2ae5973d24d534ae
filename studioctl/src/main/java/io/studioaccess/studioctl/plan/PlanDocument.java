package io.studioaccess.studioctl.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.mapping.PrintableText;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.FileReason;
import io.studioaccess.studioctl.stack.Installation;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A plan as a JSON document: its kind, its stack, its creation time and its content.
 *
 * @param file the source file, for error messages
 */
public record PlanDocument(String file, JsonNode json) {
  private static final int VERSION = 1;

  /** Keeps the exact numbers of table items. */
  public static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** What the plan changes. */
  public enum Kind {
    MAPPING,
    RECONCILE
  }

  /** The stack and the creation time of a plan. */
  public record Header(String stack, String account, String region, Instant createdAt) {
    public static Header of(Installation stack, Instant createdAt) {
      return new Header(stack.stack(), stack.account(), stack.region().value(), createdAt);
    }

    /**
     * @throws CommandException if the plan is for another stack, account or region
     */
    public void requireFor(Installation target, String file) {
      require("stack", stack, target.stack(), file);
      require("account", account, target.account(), file);
      require("region", region, target.region().value(), file);
    }

    private static void require(String field, String planned, String actual, String file) {
      if (!planned.equals(actual)) {
        throw new CommandException(
            "%s is a plan for %s %s, not for %s.".formatted(file, field, planned, actual));
      }
    }
  }

  /** Creates the document of a plan. */
  public static Map<String, Object> of(Kind kind, Header header, Map<String, ?> content) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("planVersion", VERSION);
    json.put("kind", kind.name());
    json.put("stack", header.stack());
    json.put("account", header.account());
    json.put("region", header.region());
    json.put("createdAt", header.createdAt().toString());
    json.putAll(content);
    return json;
  }

  public static void write(Map<String, ?> document, Path file) {
    try {
      Files.writeString(
          file,
          PrintableText.escapeJson(JSON.writeValueAsString(document)) + System.lineSeparator());
    } catch (IOException e) {
      throw new CommandException(
          "Cannot write the plan to %s: %s".formatted(file, FileReason.of(e)), e);
    }
  }

  /**
   * Reads a plan.
   *
   * @return empty if the file is not a plan
   * @throws CommandException if the file cannot be read, or holds a plan of another kind or version
   */
  public static Optional<PlanDocument> read(String file, Kind kind) {
    try {
      JsonNode json = JSON.readTree(Files.readString(Path.of(file)));
      if (!json.has("planVersion")) {
        return Optional.empty();
      }
      if (json.path("planVersion").asInt() != VERSION) {
        throw new CommandException(
            "%s was created by another version of studioctl. Create a new plan.".formatted(file));
      }
      if (!json.path("kind").asText().equals(kind.name())) {
        throw new CommandException(
            "%s is a plan of kind %s, not %s."
                .formatted(file, json.path("kind").asText("unknown"), kind));
      }
      return Optional.of(new PlanDocument(file, json));
    } catch (JsonProcessingException | CharacterCodingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CommandException("Cannot read %s: %s".formatted(file, FileReason.of(e)), e);
    }
  }

  /**
   * Converts the content of the document.
   *
   * @throws CommandException if a field is missing or wrong
   */
  public <T> T parse(Function<JsonNode, T> reader) {
    try {
      return reader.apply(json);
    } catch (RuntimeException e) {
      throw new CommandException(
          "%s is not a valid plan (%s). Create a new plan.".formatted(file, e.getMessage()), e);
    }
  }

  public Header header() {
    return parse(
        fields ->
            new Header(
                fields.required("stack").asText(),
                fields.required("account").asText(),
                fields.required("region").asText(),
                Instant.parse(fields.required("createdAt").asText())));
  }
}
