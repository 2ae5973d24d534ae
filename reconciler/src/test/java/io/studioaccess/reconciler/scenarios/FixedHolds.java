package io.studioaccess.reconciler.scenarios;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.ChangeGuard;
import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.reconcile.GuardedChange;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.reconciler.sweep.HeldNotices;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The {@code limitReached} flag and the {@code decisions} of {@code profiles.yaml}. */
record FixedHolds(boolean limitReached, List<Decision> decisions)
    implements ChangeGuard, HeldNotices {

  static FixedHolds of(YamlFields file, FixedDirectory directory) {
    return new FixedHolds(
        file.optional("limitReached", Boolean::valueOf).orElse(false),
        file.list(
            "decisions",
            fields ->
                new Decision(
                    fields.optional("user", directory::userId),
                    fields.required("verdict", Verdict::valueOf),
                    fields.required("at", Instant::parse))));
  }

  @Override
  public boolean admits(GuardedChange change) {
    return !limitReached;
  }

  @Override
  public void announceHeld() {}

  @Override
  public Optional<Verdict> verdict(UserId user, Instant heldSince) {
    return Decision.last(decisions, user, heldSince).map(Decision::verdict);
  }

  @Override
  public void publishCount(int held) {}

  @Override
  public void publish(List<HeldChange> all, String eventId) {}
}
