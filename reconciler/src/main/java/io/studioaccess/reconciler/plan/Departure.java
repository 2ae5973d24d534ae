package io.studioaccess.reconciler.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a profile leaves.
 *
 * @param due when its spaces and the profile are deleted, unless the user returns: fixed on the day
 *     they leave, whatever the grace period is later
 * @param homeEfsFileSystemUid under which the home directory stays on the domain's EFS file system
 * @param obstacles what blocked the deletion when it was last observed; empty for nothing
 * @param since when the obstacles last changed
 */
public record Departure(
    Instant due, Optional<String> homeEfsFileSystemUid, String obstacles, Instant since) {

  static Departure of(Instant now, Duration grace, Optional<String> homeEfsFileSystemUid) {
    return new Departure(now.plus(grace), homeEfsFileSystemUid, "", now);
  }

  Departure seen(String current, Instant now) {
    boolean same = withoutAttempts(current).equals(withoutAttempts(obstacles));
    return new Departure(due, homeEfsFileSystemUid, current, same ? since : now);
  }

  /** Deleting again what failed to be deleted is no progress. */
  private static String withoutAttempts(String obstacles) {
    return obstacles.replace("DELETE_FAILED", "DELETING").replace("UPDATE_FAILED", "UPDATING");
  }

  Departure movedAt(Instant now) {
    return new Departure(due, homeEfsFileSystemUid, obstacles, now);
  }

  Departure dueAt(Instant other) {
    return new Departure(other, homeEfsFileSystemUid, obstacles, since);
  }
}
