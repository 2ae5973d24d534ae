package io.studioaccess.studioctl.console;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Why a file cannot be read or written: Java's messages have only a class and the file's name. */
public final class FileReason {
  private FileReason() {}

  public static String of(IOException thrown) {
    return switch (thrown) {
      case NoSuchFileException _ -> "its folder does not exist";
      case AccessDeniedException _ -> "you have no permission";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> Objects.requireNonNullElse(thrown.getMessage(), thrown.toString());
    };
  }
}
