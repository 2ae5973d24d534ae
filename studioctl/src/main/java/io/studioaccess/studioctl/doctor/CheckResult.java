package io.studioaccess.studioctl.doctor;

import java.util.Comparator;
import java.util.List;

record CheckResult(DoctorCheck check, List<Finding> findings) {
  /** The worst status of its findings. */
  CheckStatus status() {
    return findings.stream()
        .map(Finding::status)
        .max(Comparator.naturalOrder())
        .orElse(CheckStatus.OK);
  }
}
