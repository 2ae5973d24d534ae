package io.studioaccess.reconciler.membership;

/** An event that should be ours and cannot be read. Its message names the field at fault. */
public final class UndecodableEventException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UndecodableEventException(String message) {
    super(message);
  }

  public UndecodableEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
