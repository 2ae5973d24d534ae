package io.studioaccess.reconciler.scenarios;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario with missing or unknown content must fail. */
class ScenarioFolderTest {
  @TempDir Path path;

  private ScenarioFolder folder;

  @BeforeEach
  void createCompleteFolder() throws IOException {
    folder = new ScenarioFolder(path);
    for (String file :
        List.of("event.json", "directory.yaml", "mapping.yaml", "profiles.yaml", "plan.txt")) {
      Files.writeString(path.resolve(file), "rows: []");
    }
  }

  @Test
  void namesAMissingFile() throws IOException {
    Files.delete(path.resolve("plan.txt"));

    assertRefused("plan.txt");
  }

  @Test
  void namesAnUnexpectedFile() throws IOException {
    Files.writeString(path.resolve("directory.yml"), "");

    assertRefused("directory.yml");
  }

  @Test
  void rejectsTwoMessages() throws IOException {
    Files.writeString(path.resolve("sweeper.json"), "{}");

    assertRefused("EVENT, SWEEPER");
  }

  @Test
  void namesAnUnknownField() {
    assertThatThrownBy(() -> folder.directory()).hasMessageContaining("no such field: [rows]");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> folder.requireItsFiles(true)).hasMessageContaining(message);
  }
}
