package io.studioaccess.studioctl.doctor;

import java.util.Comparator;
import java.util.List;

/** A check that was made. */
record Examined(Area area, String name, String question, List<Finding> findings) {

  /** The worst of its findings. */
  Mark mark() {
    return findings.stream().map(Finding::mark).max(Comparator.naturalOrder()).orElse(Mark.FINE);
  }
}
