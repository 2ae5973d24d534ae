package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ScheduledChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A scheduled change of a profile's role, as the ledger recorded it in advance.
 *
 * @param noted when it was first recorded
 * @param announceAt when it is to be announced; empty once it was, or for no announcement
 */
public record NotedChange(ScheduledChange change, Instant noted, Optional<Instant> announceAt) {
  /**
   * A change that was recorded at least this long in advance is intended. A later one may be a
   * wrong date in a row, and counts against the hourly limit as any other change.
   */
  static final Duration LEAD_TIME = Duration.ofHours(12);

  /**
   * @param notice how long before the change it is announced; zero for no announcement
   */
  static NotedChange of(ScheduledChange change, Instant now, Duration notice) {
    return new NotedChange(
        change, now, notice.isZero() ? Optional.empty() : Optional.of(change.at().minus(notice)));
  }

  NotedChange announced() {
    return new NotedChange(change, noted, Optional.empty());
  }

  public boolean isToBeAnnounced(Instant now) {
    return announceAt.filter(moment -> !now.isBefore(moment)).isPresent();
  }

  /** Whether the change has been due, and was recorded long enough before. */
  boolean covers(Optional<RoleArn> to, Instant now) {
    return change.to().equals(to)
        && !now.isBefore(change.at())
        && !noted.plus(LEAD_TIME).isAfter(change.at());
  }
}
