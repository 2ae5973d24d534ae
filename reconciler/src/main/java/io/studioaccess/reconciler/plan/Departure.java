package io.studioaccess.reconciler.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a profile whose user leaves.
 *
 * @param due when the spaces and the profile are deleted, unless the user returns. It is fixed when
 *     the user leaves; later changes of the grace period do not move it
 * @param homeEfsFileSystemUid the UID that owns the home directory, which stays on the domain's EFS
 *     file system
 * @param obstacles what blocked the deletion when last observed; empty for nothing
 * @param since when the obstacles last changed
 * @param spaces the spaces that were last listed, so that later reconciles describe only these
 * @param deletionTried when the deletion of the profile was last requested
 */
public record Departure(
    Instant due,
    Optional<String> homeEfsFileSystemUid,
    String obstacles,
    Instant since,
    Optional<ListedSpaces> spaces,
    Optional<Instant> deletionTried) {

  public Departure(
      Instant due, Optional<String> homeEfsFileSystemUid, String obstacles, Instant since) {
    this(due, homeEfsFileSystemUid, obstacles, since, Optional.empty(), Optional.empty());
  }

  static Departure of(Instant now, Duration grace, Optional<String> homeEfsFileSystemUid) {
    return new Departure(now.plus(grace), homeEfsFileSystemUid, "", now);
  }

  Departure withObstacles(String current, Instant now) {
    boolean same = ignoringFailures(current).equals(ignoringFailures(obstacles));
    return new Departure(
        due, homeEfsFileSystemUid, current, same ? since : now, spaces, deletionTried);
  }

  /** A repeated attempt after a failure is not progress. */
  private static String ignoringFailures(String obstacles) {
    return obstacles.replace("Delete_Failed", "Deleting").replace("Update_Failed", "Updating");
  }

  Departure progressedAt(Instant now) {
    return new Departure(due, homeEfsFileSystemUid, obstacles, now, spaces, deletionTried);
  }

  Departure withDue(Instant newDue) {
    return new Departure(newDue, homeEfsFileSystemUid, obstacles, since, spaces, deletionTried);
  }

  Departure withSpaces(ListedSpaces listed) {
    return new Departure(
        due, homeEfsFileSystemUid, obstacles, since, Optional.of(listed), deletionTried);
  }

  Departure deletionTriedAt(Instant now) {
    return new Departure(due, homeEfsFileSystemUid, obstacles, since, spaces, Optional.of(now));
  }
}
