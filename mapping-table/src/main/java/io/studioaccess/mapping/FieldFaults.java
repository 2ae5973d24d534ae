package io.studioaccess.mapping;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with several fields, so that all of it is told at once. */
final class FieldFaults {
  private final List<FieldFault> found = new ArrayList<>();

  /** Goes on where the reading fails, and keeps why. */
  void in(Runnable reading) {
    try {
      reading.run();
    } catch (BadFields e) {
      found.addAll(e.faults());
    }
  }

  /**
   * @throws BadFields if any reading failed
   */
  void raise() {
    if (!found.isEmpty()) {
      throw new BadFields(found);
    }
  }
}
