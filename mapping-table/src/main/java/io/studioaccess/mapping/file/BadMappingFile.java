package io.studioaccess.mapping.file;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The row file has errors. Nothing of it was loaded. */
public final class BadMappingFile extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadMappingFile(Path file, List<Finding> findings) {
    super(
        findings.stream()
            .map(finding -> file + ": " + finding)
            .collect(Collectors.joining(System.lineSeparator())));
  }
}
