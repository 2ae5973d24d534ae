package io.studioaccess.sandbox.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.lambda.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Extracts the functions' decisions from their logs. */
final class Decisions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SHOWN_MESSAGES =
      Set.of("User reconciled", "Event ignored", "Message failed");
  private static final Map<String, String> NAMES =
      Company.PEOPLE.stream()
          .collect(Collectors.toMap(user -> user.userId(), user -> user.userName()));

  private Decisions() {}

  static List<String> fromLog(List<LogLine> log, Instant start) {
    return log.stream().flatMap(line -> decision(line, start)).toList();
  }

  private static Stream<String> decision(LogLine line, Instant start) {
    try {
      JsonNode entry = JSON.readTree(line.text());
      if (entry == null || !SHOWN_MESSAGES.contains(entry.path("message").asText())) {
        return Stream.empty();
      }
      return Stream.of(
          "+%d s %s: %s"
              .formatted(
                  Duration.between(start, line.at()).toSeconds(),
                  line.function().replace("Function", ""),
                  describe(entry)));
    } catch (JsonProcessingException e) {
      return Stream.empty(); // a line of the runtime, not of the function's logger
    }
  }

  private static String describe(JsonNode entry) {
    JsonNode data = entry.path("data");
    Function<String, String> field = name -> data.path(name).asText();
    return switch (entry.path("message").asText()) {
      case "User reconciled" ->
          Stream.of(
                  NAMES.getOrDefault(field.apply("userId"), field.apply("userId")),
                  field.apply("outcome"),
                  field.apply("roleArn").replaceAll("^arn:.*:", ""),
                  field.apply("reason"))
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(" · "));
      case "Event ignored" -> "ignored · " + field.apply("reason");
      default -> "failed · " + entry.path("throwable").path("message").asText();
    };
  }
}
