package io.studioaccess.studioctl.console;

/** What cannot be done, in one or two lines that say what to do about it. */
public final class Problem extends RuntimeException {
  /** Said of a proxy's page, where AWS's answer should be. */
  public static final String NOT_AWS =
      "What answers is not AWS: check the proxy, AWS_ENDPOINT_URL and --endpoint-url.";

  private static final long serialVersionUID = 1;

  private final int exitCode;

  public Problem(String message) {
    this(message, ExitCode.FAILED);
  }

  public Problem(String message, Throwable cause) {
    super(message, cause);
    this.exitCode = ExitCode.FAILED;
  }

  private Problem(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The person who was asked does not want it. */
  public static Problem declined() {
    return new Problem("Nothing was done.", ExitCode.INTERRUPTED);
  }

  int exitCode() {
    return exitCode;
  }
}
