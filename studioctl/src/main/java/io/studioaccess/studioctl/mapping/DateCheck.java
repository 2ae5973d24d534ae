package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.RowMoment;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.studioctl.console.Display;
import java.time.Instant;
import java.util.Optional;

/** Warns of a row whose dates are over. */
final class DateCheck {
  private final Instant now;

  DateCheck(Instant now) {
    this.now = now;
  }

  Optional<Finding> finding(WrittenRow row) {
    return row.row()
        .period()
        .notAfter()
        .map(RowMoment::at)
        .filter(end -> !now.isBefore(end))
        .map(
            end ->
                Finding.warning(
                    row.placeOf("notAfter"),
                    "ended on %s: the row grants nothing, and its members lose what it granted"
                        .formatted(Display.timestamp(end))));
  }
}
