package io.studioaccess.studioctl.doctor;

import jakarta.inject.Singleton;
import java.util.List;

@Singleton
final class ReadableRowsCheck implements Check {
  private final MappedRows mappedRows;

  ReadableRowsCheck(MappedRows mappedRows) {
    this.mappedRows = mappedRows;
  }

  @Override
  public List<Finding> findings() {
    if (mappedRows.rows().isEmpty()) {
      return List.of(
          Finding.warning(
              "the mapping is empty: the functions neither grant nor revoke access",
              "run studioctl mapping apply rows.yaml"));
    }
    return mappedRows.rows().refused().stream()
        .map(
            row ->
                Finding.fault(
                    "invalid row for group '%s' in domain %s: %s. The access of its members does not change"
                        .formatted(row.groupName(), row.domainId(), row.reason()),
                    "correct the row in the row file, and run studioctl mapping apply rows.yaml"))
        .toList();
  }
}
