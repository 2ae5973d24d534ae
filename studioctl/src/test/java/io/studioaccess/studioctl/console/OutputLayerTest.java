package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No command can write past {@link Console}, which escapes what comes from outside. */
class OutputLayerTest {
  private static final Path SOURCES = Path.of("src/main/java/io/studioaccess/studioctl");
  private static final Pattern STREAMS =
      Pattern.compile(
          "System\\.(out|err|console)|getOut\\(|getErr\\(|\\bgetColorScheme\\(|printStackTrace\\(\\)"
              + "|FileDescriptor|\\.usage\\(");
  private static final List<String> STREAMS_OF_THE_PROCESS =
      List.of("System.out", "System.err", "System.console");

  @Test
  void onlyTheConsoleHasTheStreamsOfTheProcess() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> uses =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(OutputLayerTest::uses)
              .toList();
      assertThat(uses)
          .containsExactlyInAnyOrderElementsOf(
              STREAMS_OF_THE_PROCESS.stream().map(use -> "Console.java " + use).toList());
    }
  }

  @Test
  void theConsoleWritesOnlyEscapedTextOutsideItsPackage() {
    assertThat(Console.class.getMethods())
        .filteredOn(method -> method.getDeclaringClass() == Console.class)
        .extracting(method -> method.getName())
        .containsExactlyInAnyOrder("ofProcess", "in", "isTerminal", "serve", "showHelp");
  }

  private static Stream<String> uses(Path file) {
    try {
      return STREAMS
          .matcher(Files.readString(file))
          .results()
          .map(use -> "%s %s".formatted(file.getFileName(), use.group()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
