package io.studioaccess.studioctl.plan;

import io.studioaccess.aws.dynamodb.DynamoDbApprovals;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Approves changes that an administrator has confirmed, so that the hourly limit does not hold
 * them.
 */
@Singleton
public final class ApprovedChanges {
  /** Long enough for the following sweeps, even if the functions are busy. */
  private static final Duration VALIDITY = Duration.ofHours(4);

  private final DynamoDbApprovals approvals;
  private final Clock clock;

  ApprovedChanges(DynamoDbApprovals approvals, Clock clock) {
    this.approvals = approvals;
    this.clock = clock;
  }

  /**
   * Approves exactly this change for four hours.
   *
   * @param role the new role; empty for a revocation
   */
  public void approve(UserId user, DomainId domain, Optional<RoleArn> role) {
    approvals.approve(user, domain, role, clock.instant().plus(VALIDITY));
  }
}
