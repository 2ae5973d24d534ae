package io.studioaccess.studioctl.doctor;

/**
 * A fault in the installation.
 *
 * @param check the name of the check that must find it
 * @param status {@code fault} or {@code warning}
 * @param fix text that the fix must contain
 */
record InjectedFault(
    String name, String check, String status, String fix, Runnable inject, Runnable undo) {

  @Override
  public String toString() {
    return name;
  }
}
