package io.studioaccess.studioctl.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.studioctl.StudioctlRunner;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import io.studioaccess.studioctl.console.Sleeper;
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

/** Files that cannot be applied are rejected before any call of AWS. */
class InvalidMappingFileTest {
  private static final StudioctlRunner NOWHERE =
      new StudioctlRunner(URI.create("http://127.0.0.1:1"), Clock.systemUTC(), Sleeper.system());

  @TempDir private Path folder;

  static Stream<Arguments> contents() {
    return Stream.of(
        Arguments.of("empty", "", "Correct them first"),
        Arguments.of("an executable", "\u007fELF\u0001\u0000\u0000", "Correct them first"),
        Arguments.of("not in UTF-8", "rows: \u00e4", "is not encoded in UTF-8."),
        Arguments.of("half a plan", "{\"planVersion\": 1, \"rows\": [{", "Correct them first"),
        Arguments.of(
            "another version",
            "{\"planVersion\": 9}",
            "was created by another version of studioctl"),
        Arguments.of(
            "no rows", "{\"planVersion\": 1, \"kind\": \"MAPPING\"}", "is not a valid plan"),
        Arguments.of(
            "odd rows",
            "{\"planVersion\": 1, \"kind\": \"MAPPING\", \"rows\": [7], \"users\": []}",
            "is not a valid plan"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contents")
  void isRejected(String name, String content, String message) throws IOException {
    Path file =
        Files.write(folder.resolve("rows.yaml"), content.getBytes(StandardCharsets.ISO_8859_1));

    Result result = NOWHERE.run("mapping", "apply", file.toString(), "--yes");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains(message).doesNotContain("Unexpected", "\tat ");
    assertThat(lines(result)).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aFolderIsRejected() {
    Result result = NOWHERE.run("mapping", "apply", folder.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(lines(result)).singleElement().asString().contains("Cannot read " + folder);
  }

  private static List<String> lines(Result result) {
    return result.err().lines().toList();
  }
}
