package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The groups whose members gain or lose access by a date within the next hour. Each such minute
 * gets a comparison of its groups, so that access begins and ends on the minute. What these
 * comparisons miss, the next full sweep finds.
 */
final class DueGroups {
  /** An hour until the next scheduled sweep, and what that one may need to begin. */
  static final Duration AHEAD = Duration.ofMinutes(75);

  private final Instant begun;
  private final SortedMap<Instant, Groups> moments = new TreeMap<>();

  private record Groups(Set<GroupId> ids, Set<GroupName> names) {
    Groups() {
      this(new HashSet<>(), new HashSet<>());
    }
  }

  /**
   * @param begun when the sweep began
   */
  DueGroups(MappingRows mapping, Instant begun) {
    this.begun = begun;
    mapping.rows().stream().filter(MappingRow::enabled).forEach(this::add);
  }

  private void add(MappingRow row) {
    row.period()
        .boundaries(Optional.empty())
        .filter(this::isNear)
        .forEach(
            moment ->
                row.pinnedGroup()
                    .ifPresentOrElse(
                        id -> at(moment).ids().add(id), () -> at(moment).names().add(row.group())));
  }

  /** Adds the groups whose membership ends access of the user soon. */
  void add(UserRecord record) {
    record.profiles().values().stream()
        .flatMap(profile -> profile.scheduled().stream())
        .map(noted -> noted.change().at())
        .filter(this::isNear)
        .forEach(
            moment ->
                record
                    .memberSince()
                    .keySet()
                    .forEach(
                        id ->
                            Optional.ofNullable(record.memberships().get(id))
                                .ifPresent(at(moment).ids()::add)));
  }

  private boolean isNear(Instant moment) {
    return moment.isAfter(begun) && !moment.isAfter(begun.plus(AHEAD));
  }

  /** Moments within a minute share a comparison. */
  private Groups at(Instant moment) {
    Instant minute = moment.truncatedTo(ChronoUnit.MINUTES);
    Instant due = minute.equals(moment) ? minute : minute.plus(Duration.ofMinutes(1));
    return moments.computeIfAbsent(due, _ -> new Groups());
  }

  void request(SweepQueues queues, String eventId) {
    moments.forEach(
        (moment, groups) -> {
          if (!groups.ids().isEmpty() || !groups.names().isEmpty()) {
            SweepRequest request =
                SweepRequest.members(groups.ids(), groups.names(), eventId).startingAt(moment);
            request.delayUntilStart(begun).ifPresent(delay -> queues.requeue(request, delay));
          }
        });
  }
}
