package io.studioaccess.reconciler.reconcile;

/** The access role of an account is missing or denies access. The message names the remedy. */
public final class InaccessibleAccountException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InaccessibleAccountException(String message) {
    super(message);
  }

  public InaccessibleAccountException(String message, Throwable cause) {
    super(message, cause);
  }
}
