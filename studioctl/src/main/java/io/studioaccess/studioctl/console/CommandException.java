package io.studioaccess.studioctl.console;

/** A command cannot do its work. The message says why and what to do next, in one or two lines. */
public final class CommandException extends RuntimeException {
  /** For a response that AWS did not send, such as a proxy's page. */
  public static final String NOT_AWS =
      "The response is not from AWS. Check the proxy, AWS_ENDPOINT_URL and --endpoint-url.";

  private static final long serialVersionUID = 1;

  private final int exitCode;

  public CommandException(String message) {
    this(message, ExitCode.FAILED);
  }

  public CommandException(String message, Throwable cause) {
    super(message, cause);
    this.exitCode = ExitCode.FAILED;
  }

  private CommandException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The user answered a confirmation with no. */
  public static CommandException declined() {
    return new CommandException("Cancelled.", ExitCode.INTERRUPTED);
  }

  int exitCode() {
    return exitCode;
  }
}
