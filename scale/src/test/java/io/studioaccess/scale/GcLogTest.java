package io.studioaccess.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GcLogTest {
  @Test
  void addsUpWhatWasAllocatedBetweenCollections(@TempDir Path folder) throws IOException {
    // Given
    Path file = folder.resolve("gc-1.log");
    GcLog log = new GcLog(file);
    assertThat(log.next()).isEqualTo(new GcLog.Part(0, 0));
    Files.writeString(
        file,
        """
        [0.5s][info][gc] GC(0) Pause Young (Allocation Failure) 20M->8M(60M) 3.1ms
        [0.9s][info][gc] GC(1) Pause Full (Diagnostic Command) 18M->5M(60M) 9.9ms
        """);

    // When
    GcLog.Part first = log.next();
    Files.writeString(
        file,
        "[2.1s][info][gc] GC(2) Pause Young (Allocation Failure) 25M->7M(60M) 2.0ms\n[3.0s]",
        StandardOpenOption.APPEND);
    GcLog.Part second = log.next();

    // Then
    assertThat(first).isEqualTo(new GcLog.Part(30, 8));
    assertThat(second).isEqualTo(new GcLog.Part(20, 7));
  }
}
