package io.studioaccess.sandbox.page.control;

/** A control that cannot be done as requested. The message says what to change. */
public final class ControlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ControlException(String message) {
    super(message);
  }
}
