package io.studioaccess.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A profile's way out.
 *
 * @param due when what is left of it goes, if the user does not come back: fixed on the day they
 *     leave, whatever the grace period is later
 * @param homeEfsFileSystemUid under which the home directory stays on the domain's EFS
 * @param inTheWay what kept it from going on when it was last looked at
 * @param since when that last changed
 */
public record Departure(
    Instant due, Optional<String> homeEfsFileSystemUid, String inTheWay, Instant since) {

  static Departure of(Instant now, Duration grace, Optional<String> homeEfsFileSystemUid) {
    return new Departure(now.plus(grace), homeEfsFileSystemUid, "", now);
  }

  Departure seen(String obstacles, Instant now) {
    boolean same = withoutAttempts(obstacles).equals(withoutAttempts(inTheWay));
    return new Departure(due, homeEfsFileSystemUid, obstacles, same ? since : now);
  }

  /** What is being deleted again after it failed has not moved. */
  private static String withoutAttempts(String obstacles) {
    return obstacles.replace("DELETE_FAILED", "DELETING").replace("UPDATE_FAILED", "UPDATING");
  }

  Departure movedAt(Instant now) {
    return new Departure(due, homeEfsFileSystemUid, inTheWay, now);
  }

  Departure dueAt(Instant other) {
    return new Departure(other, homeEfsFileSystemUid, inTheWay, since);
  }
}
