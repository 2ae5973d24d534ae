package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.contracts.ChangeGuardContract;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ChangeGuard;
import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.reconcile.GuardedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class InMemoryChangeGuardTest extends ChangeGuardContract {
  private static final InMemoryChangeGuard.Admissions NOBODY =
      new InMemoryChangeGuard.Admissions() {
        @Override
        public void admitted(GuardedChange change, boolean counted) {}

        @Override
        public void refused(GuardedChange change) {}
      };

  private final Timeline timeline = new Timeline();
  private final InMemoryChangeGuard.Items items = new InMemoryChangeGuard.Items();

  @Override
  protected ChangeGuard guard(int limit) {
    return new InMemoryChangeGuard(
        items, limit, Boundary.calm(timeline), timeline, NOBODY, () -> {});
  }

  @Override
  protected Instant now() {
    return timeline.instant();
  }

  @Override
  protected void advance(Duration time) {
    timeline.pass(time.toMillis());
  }

  @Override
  protected void approve(UserId user, DomainId domain, Optional<RoleArn> to, Instant until) {
    items.approve(user, domain, to, until);
  }

  @Override
  protected void decide(Decision decision) {
    items.decide(decision);
  }
}
