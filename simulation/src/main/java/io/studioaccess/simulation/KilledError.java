package io.studioaccess.simulation;

/**
 * The function is gone: whatever it still tries has no effect. An error, so that nobody handles it.
 */
final class KilledError extends Error {
  private static final long serialVersionUID = 1;

  KilledError() {
    super("killed", null, false, false);
  }
}
