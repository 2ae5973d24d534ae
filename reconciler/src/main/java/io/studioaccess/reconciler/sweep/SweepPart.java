package io.studioaccess.reconciler.sweep;

/**
 * Names a part of a full sweep that several invocations share.
 *
 * @param run names the sweep
 * @param id unique in the sweep, and the same if the part's message is delivered again
 */
public record SweepPart(String run, String id) {

  SweepPart child(int number) {
    return new SweepPart(run, id + "." + number);
  }
}
