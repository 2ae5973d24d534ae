package io.studioaccess.scenarios;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.membership.UserId;
import io.studioaccess.plan.Verdict;
import io.studioaccess.reconcile.ChangeGuard;
import io.studioaccess.reconcile.Decision;
import io.studioaccess.sweep.HeldChange;
import io.studioaccess.sweep.HeldNotices;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether the hour has room ({@code hourIsFull}), and the {@code decisions}, of {@code
 * profiles.yaml}.
 */
record StandingChanges(boolean hourIsFull, List<Decision> decisions)
    implements ChangeGuard, HeldNotices {

  static StandingChanges of(YamlFields file, StandingDirectory directory) {
    return new StandingChanges(
        file.optional("hourIsFull", Boolean::valueOf).orElse(false),
        file.list(
            "decisions",
            fields ->
                new Decision(
                    fields.optional("user", directory::userId),
                    fields.required("verdict", Verdict::valueOf),
                    fields.required("at", Instant::parse))));
  }

  @Override
  public boolean admits(UserId user, DomainId domain, Optional<RoleArn> to) {
    return !hourIsFull;
  }

  @Override
  public void announceHeld() {}

  @Override
  public Optional<Verdict> verdict(UserId user, Instant heldSince) {
    return Decision.last(decisions, user, heldSince).map(Decision::verdict);
  }

  @Override
  public void count(int held) {}

  @Override
  public void tell(List<HeldChange> all, String eventId) {}
}
