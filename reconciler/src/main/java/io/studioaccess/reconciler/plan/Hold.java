package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.RoleArn;
import java.time.Instant;
import java.util.Optional;

/**
 * A change that waits for an administrator, because it exceeds the hourly limit of revocations and
 * role changes.
 *
 * @param to the role that the user would get; empty if access would be revoked
 * @param rejected whether an administrator rejected the change
 */
public record Hold(Instant since, Optional<RoleArn> to, boolean rejected) {

  boolean isFor(Optional<RoleArn> change) {
    return to.equals(change);
  }
}
