package io.studioaccess.studioctl.doctor;

import java.util.Comparator;
import java.util.List;

/** A check, and what it found. */
record CheckResult(DoctorCheck check, List<Finding> findings) {
  /** The worst of its findings. */
  Mark mark() {
    return findings.stream().map(Finding::mark).max(Comparator.naturalOrder()).orElse(Mark.FINE);
  }
}
