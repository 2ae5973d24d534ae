package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the ledger knows of one assignment of a group to the application of a domain.
 *
 * @param domain empty in a record of a version that did not note it
 * @param since when the state was written, in milliseconds; the epoch in a record of such a version
 */
public record AssignmentRecord(Optional<DomainArn> domain, State state, Instant since) {

  /** IAM Identity Center does not tell who assigned a group, so the ledger must. */
  public enum State {
    /** The group was not assigned, and we are about to assign it. */
    MAKING,
    /** We assigned the group. */
    MADE,
    /** We assigned the group, and are about to end that. */
    ENDING,
    /**
     * The group was assigned already: by an administrator, or by a version that did not note it.
     */
    FOUND,
    /** We tried to assign the group, and IAM Identity Center refused. */
    REFUSED
  }

  public AssignmentRecord {
    since = since.truncatedTo(ChronoUnit.MILLIS);
  }

  public static AssignmentRecord of(DomainArn domain, State state, Instant since) {
    return new AssignmentRecord(Optional.of(domain), state, since);
  }

  /** Whether the group is assigned, as far as the ledger knows. */
  public boolean isAssigned() {
    return state == State.MADE || state == State.FOUND;
  }

  /** Whether the assignment is ours, if there is one. */
  public boolean isOurs() {
    return state == State.MAKING || state == State.MADE || state == State.ENDING;
  }
}
