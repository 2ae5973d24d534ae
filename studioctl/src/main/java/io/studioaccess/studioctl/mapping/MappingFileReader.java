package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.console.FileReason;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads row files from disk or standard input. */
@Singleton
final class MappingFileReader {
  static final String STANDARD_INPUT = "-";

  private final Console console;

  MappingFileReader(Console console) {
    this.console = console;
  }

  /** Reads and parses a file; errors in its content are findings of the result. */
  MappingFile read(String file) {
    if (file.equals(STANDARD_INPUT)) {
      return MappingFile.parse(console.in());
    }
    try {
      return MappingFile.parse(new StringReader(Files.readString(Path.of(file))));
    } catch (NoSuchFileException e) {
      throw new CommandException("File %s does not exist.".formatted(file), e);
    } catch (MalformedInputException e) {
      throw new CommandException("%s is not encoded in UTF-8.".formatted(file), e);
    } catch (IOException e) {
      throw new CommandException("Cannot read %s: %s".formatted(file, FileReason.of(e)), e);
    }
  }

  /** The name of the file in messages. */
  static String name(String file) {
    return file.equals(STANDARD_INPUT) ? "standard input" : file;
  }
}
