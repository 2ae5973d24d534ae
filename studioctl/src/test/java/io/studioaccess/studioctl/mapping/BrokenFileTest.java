package io.studioaccess.studioctl.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.studioctl.StudioctlRunner;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import io.studioaccess.studioctl.console.Pause;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that cannot be applied is named before AWS is asked anything. */
class BrokenFileTest {
  private static final StudioctlRunner NOWHERE =
      new StudioctlRunner(URI.create("http://127.0.0.1:1"), Clock.systemUTC(), Pause.real());

  @TempDir private Path folder;

  static Stream<Arguments> contents() {
    return Stream.of(
        Arguments.of("empty", "", "correct the errors first"),
        Arguments.of("an executable", "\u007fELF\u0001\u0000\u0000", "correct the errors first"),
        Arguments.of("not in UTF-8", "rows: \u00e4", "is not written in UTF-8."),
        Arguments.of(
            "half a plan", "{\"planVersion\": 1, \"rows\": [{", "correct the errors first"),
        Arguments.of("another version", "{\"planVersion\": 9}", "of another version of studioctl"),
        Arguments.of(
            "no rows",
            "{\"planVersion\": 1, \"kind\": \"MAPPING\"}",
            "is not a plan as studioctl writes it"),
        Arguments.of(
            "odd rows",
            "{\"planVersion\": 1, \"kind\": \"MAPPING\", \"rows\": [7], \"users\": []}",
            "is not a plan as studioctl writes it"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contents")
  void isNamed(String name, String content, String told) throws IOException {
    Path file =
        Files.write(folder.resolve("rows.yaml"), content.getBytes(StandardCharsets.ISO_8859_1));

    Result result = NOWHERE.run("mapping", "apply", file.toString(), "--yes");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains(told).doesNotContain("unexpected", "\tat ");
    assertThat(lines(result)).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aFolderIsNoFile() {
    Result result = NOWHERE.run("mapping", "apply", folder.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(lines(result)).singleElement().asString().contains(folder + " cannot be read");
  }

  private static List<String> lines(Result result) {
    return result.err().lines().toList();
  }
}
