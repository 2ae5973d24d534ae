package io.studioaccess.studioctl.doctor;

import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class RowsCanBeRead implements Check {
  private final Mapped mapped;

  RowsCanBeRead(Mapped mapped) {
    this.mapped = mapped;
  }

  @Override
  public List<Finding> findings() {
    if (mapped.rows().isEmpty()) {
      return List.of(
          Finding.warning(
              "the mapping is empty: nobody gets or loses anything",
              "studioctl mapping apply rows.yaml"));
    }
    return mapped.rows().refused().stream()
        .map(
            row ->
                Finding.fault(
                    "the row of group '%s' in domain %s cannot be read: %s. Its members neither gain nor lose anything"
                        .formatted(row.groupName(), row.domainId(), row.reason()),
                    "correct it in the row file, and studioctl mapping apply rows.yaml"))
        .toList();
  }
}
