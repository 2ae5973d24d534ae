package io.studioaccess.integration.leastprivilege;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What one JVM of tests leaves behind.
 *
 * @param uses every right of every role that asked for anything, and how often it was needed
 * @param idle announcements of denials that did not come, as {@code test: action}
 * @param selection what the tests were chosen by; empty if all ran
 */
record Recording(List<Use> uses, List<Denial> denials, List<String> idle, String selection) {

  private static final ObjectMapper JSON = new ObjectMapper();

  record Use(Right right, long times) {}

  static Recording read(Path file) throws IOException {
    return JSON.readValue(file.toFile(), new TypeReference<>() {});
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
  }
}
