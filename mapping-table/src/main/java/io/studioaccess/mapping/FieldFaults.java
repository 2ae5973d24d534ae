package io.studioaccess.mapping;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of several fields, so that all of them are reported together. */
final class FieldFaults {
  private final List<FieldFault> found = new ArrayList<>();

  /** Runs the reading. A {@link BadFields} exception is collected instead of thrown. */
  void collect(Runnable reading) {
    try {
      reading.run();
    } catch (BadFields e) {
      found.addAll(e.faults());
    }
  }

  /**
   * @throws BadFields if any reading failed
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new BadFields(found);
    }
  }
}
