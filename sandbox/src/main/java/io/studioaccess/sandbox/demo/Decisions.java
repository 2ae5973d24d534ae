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

/**
 * The functions' decisions, from their logs.
 *
 * @param decisions in the order of the log
 */
record Decisions(List<Decision> decisions) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SHOWN_MESSAGES =
      Set.of("User reconciled", "Event ignored", "Message failed");
  private static final Map<String, String> NAMES =
      Company.CAST.stream()
          .collect(Collectors.toMap(user -> user.userId(), user -> user.userName()));

  /** What a decision was. */
  enum Kind {
    RECONCILED,
    /** A reconcile that waits for SageMaker, or for another reconcile of the user. */
    WAITING,
    IGNORED,
    FAILED
  }

  /** One decision of a function, in words. */
  record Decision(Kind kind, String text) {}

  static Decisions fromLog(List<LogLine> log, Instant start) {
    return new Decisions(log.stream().flatMap(line -> decision(line, start)).toList());
  }

  int ignored() {
    return count(Kind.IGNORED);
  }

  private int count(Kind kind) {
    return (int) decisions.stream().filter(decision -> decision.kind() == kind).count();
  }

  /**
   * The decisions in words.
   *
   * @param all whether those that only wait are told one by one
   */
  List<String> lines(boolean all) {
    Stream<String> told =
        decisions.stream()
            .filter(decision -> all || decision.kind() != Kind.WAITING)
            .map(Decision::text);
    int waiting = all ? 0 : count(Kind.WAITING);
    return Stream.concat(told, waits(waiting)).toList();
  }

  private static Stream<String> waits(int times) {
    return switch (times) {
      case 0 -> Stream.empty();
      case 1 -> Stream.of("waited once, for SageMaker or another reconcile of the user");
      default -> Stream.of("waited %d times, for SageMaker or another reconcile".formatted(times));
    };
  }

  private static Stream<Decision> decision(LogLine line, Instant start) {
    try {
      JsonNode entry = JSON.readTree(line.text());
      if (entry == null || !SHOWN_MESSAGES.contains(entry.path("message").asText())) {
        return Stream.empty();
      }
      return Stream.of(
          new Decision(
              kind(entry),
              "+%s %s: %s"
                  .formatted(
                      Terminal.text(Duration.between(start, line.at())),
                      line.function().replace("Function", ""),
                      describe(entry))));
    } catch (JsonProcessingException e) {
      return Stream.empty(); // a line of the runtime, not of the function's logger
    }
  }

  private static Kind kind(JsonNode entry) {
    return switch (entry.path("message").asText()) {
      case "User reconciled" ->
          entry.path("data").path("outcome").asText().equals("Deferred")
              ? Kind.WAITING
              : Kind.RECONCILED;
      case "Event ignored" -> Kind.IGNORED;
      default -> Kind.FAILED;
    };
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
