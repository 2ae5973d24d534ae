package io.studioaccess.studioctl.doctor;

/**
 * A fault that somebody made.
 *
 * @param check that has to find it
 * @param mark {@code fault} or {@code warning}
 * @param fix what the fix contains
 */
record InjectedFault(
    String name, String check, String mark, String fix, Runnable plant, Runnable undo) {

  @Override
  public String toString() {
    return name;
  }
}
