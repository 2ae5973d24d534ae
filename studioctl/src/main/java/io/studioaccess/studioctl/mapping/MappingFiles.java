package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.console.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Where a row file comes from. */
@Singleton
final class MappingFiles {
  static final String STANDARD_INPUT = "-";

  private final Console console;

  MappingFiles(Console console) {
    this.console = console;
  }

  /** The file, whatever is wrong with its content. */
  MappingFile read(String file) {
    if (file.equals(STANDARD_INPUT)) {
      return MappingFile.parse(console.in());
    }
    try {
      return MappingFile.parse(new StringReader(Files.readString(Path.of(file))));
    } catch (NoSuchFileException e) {
      throw new Problem("There is no file %s.".formatted(file), e);
    } catch (MalformedInputException e) {
      throw new Problem("%s is not written in UTF-8.".formatted(file), e);
    } catch (IOException e) {
      throw new Problem("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  /**
   * The rows of the file.
   *
   * @throws Problem naming all that is wrong with it
   */
  List<MappingRow> rows(String file) {
    MappingFile read = read(file);
    if (!read.errors().isEmpty()) {
      throw new Problem(
          read.errors().stream()
              .map(finding -> FindingsView.plain(name(file), finding))
              .collect(
                  Collectors.joining(
                      System.lineSeparator(), "The file is wrong." + System.lineSeparator(), "")));
    }
    return read.rows().stream().map(WrittenRow::row).toList();
  }

  /** What findings call it. */
  static String name(String file) {
    return file.equals(STANDARD_INPUT) ? "standard input" : file;
  }
}
