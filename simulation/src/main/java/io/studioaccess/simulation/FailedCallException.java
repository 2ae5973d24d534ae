package io.studioaccess.simulation;

/** A call that failed and may succeed later. Without a stack trace: there are many. */
class FailedCallException extends RuntimeException {
  private static final long serialVersionUID = 1;

  FailedCallException(String message) {
    super(message, null, false, false);
  }

  /** AWS throttled the call. */
  static final class Throttled extends FailedCallException {
    private static final long serialVersionUID = 1;

    Throttled(String message) {
      super(message);
    }
  }
}
