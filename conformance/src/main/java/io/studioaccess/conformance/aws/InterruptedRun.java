package io.studioaccess.conformance.aws;

/** The run was interrupted, for instance by Ctrl-C: no further call is made, except to clean up. */
public final class InterruptedRun extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InterruptedRun() {
    super("the run was interrupted");
  }
}
