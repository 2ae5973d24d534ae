package io.studioaccess.studioctl.console;

/** The exit codes of all commands. */
public final class ExitCode {
  /** Success: the work is done, or there is nothing to do and nothing to report. */
  public static final int OK = 0;

  /** The work failed, in whole or in part. */
  public static final int FAILED = 1;

  /** A plan has changes, or a check has findings. */
  public static final int CHANGES = 2;

  /** The command line is invalid: {@code EX_USAGE} of sysexits. */
  public static final int USAGE = 64;

  /** The user answered no or pressed Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
