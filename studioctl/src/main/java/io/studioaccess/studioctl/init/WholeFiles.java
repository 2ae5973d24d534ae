package io.studioaccess.studioctl.init;

import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.FileReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes several files, or none of them: each goes into a temporary file beside it first, so that a
 * full disk or a missing permission shows before a file is replaced.
 */
final class WholeFiles {
  private WholeFiles() {}

  /**
   * @throws CommandException if a file cannot be written; then all are as they were
   */
  static void write(Map<Path, String> contents) {
    Map<Path, Path> temporary = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, String> file : contents.entrySet()) {
        temporary.put(file.getKey(), write(file.getKey(), file.getValue()));
      }
      replace(temporary);
    } catch (IOException e) {
      throw new CommandException(
          "Cannot write %s: %s. Nothing was written. Pass a --directory that you may write to."
              .formatted(
                  contents.keySet().iterator().next().toAbsolutePath().getParent(),
                  FileReason.of(e)),
          e);
    } finally {
      temporary.values().forEach(WholeFiles::delete);
    }
  }

  private static Path write(Path file, String content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
    try {
      Files.setPosixFilePermissions(
          temporary,
          Files.exists(file)
              ? Files.getPosixFilePermissions(file)
              : PosixFilePermissions.fromString("rw-r--r--"));
      return Files.writeString(temporary, content);
    } catch (IOException e) {
      delete(temporary);
      throw e;
    }
  }

  /** A file that is replaced keeps its content aside until all are. */
  private static void replace(Map<Path, Path> temporary) throws IOException {
    Map<Path, byte[]> before = new LinkedHashMap<>();
    List<Path> replaced = new ArrayList<>();
    try {
      for (Map.Entry<Path, Path> file : temporary.entrySet()) {
        if (Files.exists(file.getKey())) {
          before.put(file.getKey(), Files.readAllBytes(file.getKey()));
        }
        Files.move(file.getValue(), file.getKey(), StandardCopyOption.ATOMIC_MOVE);
        replaced.add(file.getKey());
      }
    } catch (IOException e) {
      for (Path file : replaced) {
        if (before.containsKey(file)) {
          Files.write(file, before.get(file));
        } else {
          delete(file);
        }
      }
      throw e;
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A temporary file stays. It harms nothing.
    }
  }
}
