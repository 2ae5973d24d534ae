package io.studioaccess.runtime.logging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

class JsonLogWriterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final JsonLogWriter writer =
      new JsonLogWriter(out, () -> 1_234L, () -> Map.of("AWSRequestId", "r-1"));
  private final Logger log = new JsonLogger("io.studioaccess.Test", writer);

  private Map<String, Object> line() throws IOException {
    String written = out.toString(StandardCharsets.UTF_8);
    assertThat(written).endsWith("}\n").containsOnlyOnce("\n");
    return ObjectMapper.getDefault().readValue(written, Argument.mapOf(String.class, Object.class));
  }

  @Test
  void writesTheFieldsOfAnEvent() throws IOException {
    log.atInfo().addKeyValue("users", 3).addKeyValue("eventId", "e-1").log("Sweep {}", "finished");

    assertThat(line())
        .containsEntry("level", "INFO")
        .containsEntry("message", "Sweep finished")
        .containsEntry("logger", "io.studioaccess.Test")
        .containsEntry("mdc", Map.of("AWSRequestId", "r-1"))
        .containsEntry("data", Map.of("users", 3, "eventId", "e-1"));
  }

  /** A group's name reaches the log as part of a reason. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\",\"level\":\"ERROR",
        "a\\",
        "line\nbreak\r\u2028",
        "\u0000\u001b[31m",
        "\uD83D\uDE00 \uD800 alone",
        "\"}\n{\"message\":\"forged\""
      })
  void noTextBreaksTheLine(String hostile) throws IOException {
    writer.write(
        Level.WARN,
        "logger",
        hostile,
        List.of(new KeyValuePair(hostile, hostile)),
        new IllegalStateException(hostile));

    Map<String, Object> line = line();
    assertThat(line).containsEntry("level", "WARN");
    assertThat(line.keySet())
        .containsExactlyInAnyOrder(
            "timestamp", "level", "message", "logger", "thread", "mdc", "data", "throwable");
  }

  @Test
  void hugeTextsAndEndlessCausesAreBounded() throws IOException {
    IllegalStateException outer = new IllegalStateException("x".repeat(1_000_000));
    outer.initCause(new IllegalArgumentException("inner", outer));

    log.atError().setCause(outer).addKeyValue("key", "y".repeat(1_000_000)).log("Failed");

    assertThat(line()).containsKey("throwable");
    assertThat(out.size()).isLessThan(256_000);
  }

  @Test
  void detailsBelowInfoAreNotWritten() {
    log.debug("details");
    log.trace("more");

    assertThat(out.size()).isZero();
  }
}
