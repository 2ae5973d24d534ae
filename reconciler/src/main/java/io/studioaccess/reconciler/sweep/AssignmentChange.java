package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import java.util.Optional;

/**
 * What a sweep did to the assignment of a group, or could not do.
 *
 * @param group empty if the assignments of the whole domain could not be compared
 * @param reason of a failure; otherwise why it was done
 */
public record AssignmentChange(
    DomainArn domain, Optional<GroupId> group, Kind kind, String reason) {
  /** The kinds of changes. */
  public enum Kind {
    ENDED,
    MADE_AGAIN,
    FAILED
  }
}
