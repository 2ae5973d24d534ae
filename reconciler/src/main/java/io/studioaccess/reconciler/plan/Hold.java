package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.RoleArn;
import java.time.Instant;
import java.util.Optional;

/**
 * A change that waits for an administrator, because too many people would have lost or changed
 * their role within an hour.
 *
 * @param to the role that the user would get; empty if their access would end
 * @param rejected an administrator said that it shall not happen
 */
public record Hold(Instant since, Optional<RoleArn> to, boolean rejected) {

  boolean isAbout(Optional<RoleArn> change) {
    return to.equals(change);
  }
}
