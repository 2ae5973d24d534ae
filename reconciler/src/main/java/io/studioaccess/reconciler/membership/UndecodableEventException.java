package io.studioaccess.reconciler.membership;

/**
 * A message that should be handled but cannot be decoded. The exception message names the field at
 * fault.
 */
public final class UndecodableEventException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UndecodableEventException(String message) {
    super(message);
  }

  public UndecodableEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
