package io.studioaccess.reconciler.reconcile;

/** An account whose access role is missing or denies access. The message says what to do. */
public final class InaccessibleAccountException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InaccessibleAccountException(String message) {
    super(message);
  }

  public InaccessibleAccountException(String message, Throwable cause) {
    super(message, cause);
  }
}
