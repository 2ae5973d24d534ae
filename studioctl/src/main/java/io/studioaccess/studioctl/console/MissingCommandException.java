package io.studioaccess.studioctl.console;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A group of commands was called without one of them. */
final class MissingCommandException extends ParameterException {
  private static final long serialVersionUID = 1;

  MissingCommandException(CommandLine group) {
    super(group, "Missing command.");
  }
}
