package io.studioaccess.studioctl.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFilesTest {
  @TempDir private Path folder;

  @Test
  void ifOneFileCannotBeWrittenAllStayAsTheyWere() throws Exception {
    // Given
    Path existing = Files.writeString(folder.resolve("existing"), "before");
    Path created = folder.resolve("new");
    Path inTheWay = Files.createDirectories(folder.resolve("in-the-way/child")).getParent();
    Map<Path, String> contents = new LinkedHashMap<>();
    contents.put(existing, "after");
    contents.put(created, "after");
    contents.put(inTheWay, "after");

    // When, then
    assertThatThrownBy(() -> WholeFiles.write(contents))
        .hasMessageContaining("Nothing was written");
    assertThat(existing).hasContent("before");
    assertThat(created).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNamed() {
    assertThatThrownBy(() -> WholeFiles.write(Map.of(Path.of("/proc/mapping.yaml"), "rows: []")))
        .hasMessageStartingWith("Cannot write /proc:");
  }
}
