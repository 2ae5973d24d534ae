package io.studioaccess.studioctl.console;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that a command writes, and that never replace others. */
public final class NewFile {
  private NewFile() {}

  /**
   * @throws CommandException if the file exists
   */
  public static void require(String file) {
    if (Files.exists(Path.of(file))) {
      throw exists(file);
    }
  }

  /**
   * @throws CommandException if the file exists, or cannot be written
   */
  public static void write(String file, String text) {
    try {
      Files.writeString(
          Path.of(file), text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (IOException e) {
      throw new CommandException("Cannot write %s: %s".formatted(file, FileReason.of(e)), e);
    }
  }

  private static CommandException exists(String file) {
    return new CommandException(
        "%s exists, and no file is overwritten. Pass another file. Nothing was changed."
            .formatted(file));
  }
}
