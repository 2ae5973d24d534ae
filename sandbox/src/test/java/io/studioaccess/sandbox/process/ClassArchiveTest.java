package io.studioaccess.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  private static final String READY = "ready";

  @TempDir Path folder;
  private Path jar;

  /** A process without work. */
  static final class Idle {
    private Idle() {}

    public static void main(String[] args) throws IOException {
      System.out.println(READY);
      System.in.read();
    }
  }

  @BeforeEach
  void jar() throws IOException {
    jar = folder.resolve("idle.jar");
    String entry = Idle.class.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream bytes = Idle.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new JarEntry(entry));
      bytes.transferTo(out);
      out.closeEntry();
    }
  }

  @Test
  void theNextProcessUsesTheRecordedClasses() {
    // Given
    assertThat(outputUntilRetired()).noneMatch(ClassArchiveTest::isIdleFromTheArchive);

    // When
    List<String> output = outputUntilRetired();

    // Then
    assertThat(archive().file()).exists();
    assertThat(output).anyMatch(ClassArchiveTest::isIdleFromTheArchive);
  }

  @Test
  void afterAKilledProcessTheNextOneRecords() {
    // Given
    start(new ConcurrentLinkedQueue<>()).close();
    assertThat(archive().file()).doesNotExist();

    // When
    outputUntilRetired();

    // Then
    assertThat(archive().file()).exists();
  }

  @Test
  void onlyOneOfSeveralProcessesRecords() {
    try (ClassArchive.Recording first = archive().recording().orElseThrow()) {
      assertThat(first.flags()).isNotEmpty();
      assertThat(archive().recording()).isEmpty();
    }
    assertThat(archive().recording()).isPresent().get().satisfies(ClassArchive.Recording::close);
  }

  @Test
  void aRebuiltJarHasAnotherArchive() throws IOException {
    // Given
    ClassArchive before = archive();

    // When
    Files.write(jar, new byte[] {0}, StandardOpenOption.APPEND);

    // Then
    assertThat(archive()).isNotEqualTo(before);
  }

  @Test
  void leavesOneArchivePerClassPath() throws IOException {
    for (int build = 0; build < 3; build++) {
      start(new ConcurrentLinkedQueue<>()).close();
      outputUntilRetired();
      Files.write(jar, new byte[] {0}, StandardOpenOption.APPEND);
    }

    try (Stream<Path> files = Files.list(folder.resolve("archives"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .satisfiesExactlyInAnyOrder(
              file -> assertThat(file).endsWith(".jsa"),
              file -> assertThat(file).endsWith(".lock"));
    }
  }

  private List<String> outputUntilRetired() {
    Queue<String> output = new ConcurrentLinkedQueue<>();
    start(output).retire();
    return List.copyOf(output);
  }

  /** Returns once the process runs. */
  private JavaProcess start(Queue<String> output) {
    JavaProcess process =
        JavaProcess.start(
            new JavaProcess.Command(
                List.of(jar),
                List.of("-XX:TieredStopAtLevel=1", "-Xlog:class+load"),
                Idle.class.getName(),
                List.of(),
                Map.of(),
                Optional.of(archive())),
            output::add);
    await().until(() -> output.contains(READY));
    return process;
  }

  private ClassArchive archive() {
    return ClassArchive.of(folder.resolve("archives"), jar, List.of(jar));
  }

  private static boolean isIdleFromTheArchive(String line) {
    return line.contains(Idle.class.getName() + " source: shared objects file");
  }
}
