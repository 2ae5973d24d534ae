package io.studioaccess.studioctl.plan;

import io.studioaccess.aws.dynamodb.DynamoDbApprovals;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What a person has seen and agreed to is not held, however many changes it is. */
@Singleton
public final class AgreedChanges {
  /** Long enough for the sweeps that follow, should the functions be busy. */
  private static final Duration VALIDITY = Duration.ofHours(4);

  private final DynamoDbApprovals approvals;
  private final Clock clock;

  AgreedChanges(DynamoDbApprovals approvals, Clock clock) {
    this.approvals = approvals;
    this.clock = clock;
  }

  /**
   * Lets exactly this change pass, from now on.
   *
   * @param to the role that the user will get; empty where their access ends
   */
  public void letPass(UserId user, DomainId domain, Optional<RoleArn> to) {
    approvals.approve(user, domain, to, clock.instant().plus(VALIDITY));
  }
}
