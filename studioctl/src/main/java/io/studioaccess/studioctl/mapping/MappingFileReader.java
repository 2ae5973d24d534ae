package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Console;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads row files from disk or standard input. */
@Singleton
final class MappingFileReader {
  static final String STANDARD_INPUT = "-";
  private static final int MAX_NAMED = 20;

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
      throw new CommandException("Cannot read %s: %s".formatted(file, e), e);
    }
  }

  /**
   * Reads the rows of a valid file.
   *
   * @throws CommandException with all errors of the file
   */
  List<MappingRow> rows(String file) {
    MappingFile read = read(file);
    if (!read.errors().isEmpty()) {
      throw new CommandException("The row file has errors:", details(file, read.errors()));
    }
    return read.rows().stream().map(WrittenRow::row).toList();
  }

  private static List<String> details(String file, List<Finding> errors) {
    Stream<String> named =
        errors.stream().limit(MAX_NAMED).map(error -> FindingsView.plain(name(file), error));
    Stream<String> others =
        errors.size() > MAX_NAMED
            ? Stream.of(
                "and %d more: run \"studioctl mapping validate\""
                    .formatted(errors.size() - MAX_NAMED))
            : Stream.empty();
    return Stream.concat(named, others).toList();
  }

  /** The name of the file in messages. */
  static String name(String file) {
    return file.equals(STANDARD_INPUT) ? "standard input" : file;
  }
}
