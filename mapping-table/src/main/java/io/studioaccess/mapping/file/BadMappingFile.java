package io.studioaccess.mapping.file;

import java.nio.file.Path;
import java.util.List;

/** A row file that must not be loaded; nothing of it was. */
public final class BadMappingFile extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadMappingFile(Path file, List<String> findings) {
    super(file + ": " + String.join(System.lineSeparator() + file + ": ", findings));
  }
}
