package io.studioaccess.runtime;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.studioaccess.runtime.logging.LogOutput;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Handles messages about a user who does not exist, in a separate bean context whose HTTP client
 * returns canned responses ({@link RehearsedHttp}): messages are read, every request is built and
 * signed, every response is parsed, log lines and metrics are formatted, and nothing leaves the
 * process. The context is discarded afterwards.
 */
@Singleton
class Rehearsal {
  static final String ENVIRONMENT = "rehearsal";

  /** Lambda's runtime client sets it for each event, and the SDK sends it with each call. */
  private static final String TRACE = "com.amazonaws.xray.traceHeader";

  static final String NO_FAILURES = "{\"batchItemFailures\":[]}";
  private static final Argument<List<Map<String, Object>>> OUTCOMES =
      Argument.listOf(Argument.mapOf(String.class, Object.class));

  /**
   * What was rehearsed.
   *
   * @param outcomes the kinds of outcomes that the messages had, in order of their first appearance
   * @param runs how often each scene was played
   */
  record Result(Set<String> outcomes, int runs) {}

  /** Plays all scenes of the function's script until the code is compiled. */
  Result run(Repetition repetition) throws Exception {
    System.setProperty(TRACE, ENVIRONMENT);
    try (ApplicationContext context = FunctionContext.builder(ENVIRONMENT).start()) {
      return LogOutput.withoutLines(() -> new Stage(context).play(repetition));
    } finally {
      System.clearProperty(TRACE);
    }
  }

  /** The beans of one rehearsal. */
  private static final class Stage {
    private final Intake intake;
    private final RehearsedHttp http;
    private final JsonMapper json;
    private final RehearsalScript script;

    Stage(ApplicationContext context) {
      this.intake = context.getBean(Intake.class);
      this.http = context.getBean(RehearsedHttp.class);
      this.json = context.getBean(JsonMapper.class);
      this.script = RehearsalScript.read(json);
    }

    Result play(Repetition repetition) throws Exception {
      Set<String> outcomes = new LinkedHashSet<>();
      forEachMessage(message -> outcomes.addAll(outcomes(message)));
      int runs = repetition.untilCompiled(() -> forEachMessage(this::handleBatch));
      return new Result(outcomes, runs);
    }

    private interface Step {
      void accept(Map<String, Object> message) throws IOException;
    }

    private void forEachMessage(Step step) throws IOException {
      for (Map<String, List<Map<String, Object>>> scene : script.scenes().values()) {
        Map<String, List<Map<String, Object>>> responses = new HashMap<>(script.responses());
        responses.putAll(scene);
        http.play(responses);
        for (Map<String, Object> message : script.messages()) {
          step.accept(message);
        }
      }
    }

    /** As from a person's hand: a failure is thrown, instead of logged. */
    private List<String> outcomes(Map<String, Object> message) throws IOException {
      return json.readValue(handle(message), OUTCOMES).stream()
          .map(outcome -> String.valueOf(outcome.get("outcome")))
          .toList();
    }

    private void handleBatch(Map<String, Object> message) throws IOException {
      Map<String, Object> queued =
          Map.of(
              "messageId",
              ENVIRONMENT,
              "eventSource",
              "aws:sqs",
              "attributes",
              Map.of(QueueBatches.RECEIVES, "1"),
              "body",
              json.writeValueAsString(message));
      byte[] response = handle(Map.of("Records", List.of(queued)));
      if (!new String(response, StandardCharsets.UTF_8).equals(NO_FAILURES)) {
        throw new IllegalStateException("a message of the rehearsal failed");
      }
    }

    private byte[] handle(Map<String, Object> input) throws IOException {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      intake.handle(
          new ByteArrayInputStream(json.writeValueAsBytes(input)), output, () -> Integer.MAX_VALUE);
      return output.toByteArray();
    }
  }
}
