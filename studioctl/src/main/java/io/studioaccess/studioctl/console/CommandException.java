package io.studioaccess.studioctl.console;

import java.util.List;

/** A command cannot do its work. The message says why and what to do next, in one or two lines. */
public final class CommandException extends RuntimeException {
  /** For a response that AWS did not send, such as a proxy's page. */
  public static final String NOT_AWS =
      "The response is not from AWS. Check the proxy, AWS_ENDPOINT_URL and --endpoint-url.";

  private static final long serialVersionUID = 1;

  private final int exitCode;
  private final transient List<String> details;

  public CommandException(String message) {
    this(message, ExitCode.FAILED, List.of());
  }

  /**
   * @param details further lines, each of bounded length
   */
  public CommandException(String message, List<String> details) {
    this(message, ExitCode.FAILED, details);
  }

  public CommandException(String message, Throwable cause) {
    super(message, cause);
    this.exitCode = ExitCode.FAILED;
    this.details = List.of();
  }

  private CommandException(String message, int exitCode, List<String> details) {
    super(message);
    this.exitCode = exitCode;
    this.details = List.copyOf(details);
  }

  /** The user answered a confirmation with no. */
  public static CommandException declined() {
    return new CommandException("Cancelled.", ExitCode.INTERRUPTED, List.of());
  }

  public List<String> details() {
    return details;
  }

  int exitCode() {
    return exitCode;
  }
}
