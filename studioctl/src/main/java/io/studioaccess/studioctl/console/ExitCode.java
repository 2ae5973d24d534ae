package io.studioaccess.studioctl.console;

/** What a script can go by. */
public final class ExitCode {
  /** Done; or nothing is to be done, and nothing was found. */
  public static final int FINE = 0;

  /** It could not be done, or not wholly. */
  public static final int FAILED = 1;

  /** A plan has changes, or a check has findings. */
  public static final int CHANGES = 2;

  /** The command line itself is wrong: {@code EX_USAGE} of sysexits. */
  public static final int USAGE = 64;

  /** A person said no, or pressed Ctrl-C. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
