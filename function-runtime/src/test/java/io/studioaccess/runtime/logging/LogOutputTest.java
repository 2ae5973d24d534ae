package io.studioaccess.runtime.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LogOutputTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final LogOutput output = new LogOutput(written);
  private final Logger log = new JsonLogger("Test", new JsonLogWriter(output, () -> 0, Map::of));

  @Test
  void linesOfTheActionAreNotWritten() throws Exception {
    log.info("before");
    String result =
        output.closedDuring(
            () -> {
              log.error("during");
              return "done";
            });
    log.info("after");

    assertThat(result).isEqualTo("done");
    assertThat(written.toString(UTF_8)).contains("before", "after").doesNotContain("during");
  }

  @Test
  void linesAfterAFailedActionAreWritten() {
    assertThatThrownBy(
            () ->
                output.closedDuring(
                    () -> {
                      throw new IllegalStateException("failed");
                    }))
        .hasMessage("failed");
    log.info("after");

    assertThat(written.toString(UTF_8)).contains("after");
  }
}
