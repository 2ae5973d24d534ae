package io.studioaccess.reconciler.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.reconcile.ForeignProfiles;
import io.studioaccess.reconciler.reconcile.LastReconcile;
import io.studioaccess.reconciler.reconcile.LeaseLostException;
import io.studioaccess.reconciler.reconcile.MembershipLedger;
import io.studioaccess.reconciler.reconcile.ProfileClaims;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.UserLease;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.DecisionRow;
import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.SweepRecorder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Records and leases. The lease of a killed function expires. */
final class SimulatedLedger
    implements MembershipLedger, LedgerReader, SweepRecorder, ForeignProfiles, ProfileClaims {
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final SimulatedClock clock;
  private final SimulatedFaults faults;
  private final Map<UserId, UserRecord> records = new HashMap<>();
  private final Map<UserId, Lease> leases = new HashMap<>();
  private final Map<UserId, Instant> begunAt = new HashMap<>();
  private final Map<MembershipId, UserId> members = new HashMap<>();
  private final Map<ProfileRef, Instant> foreign = new HashMap<>();
  private final Map<String, ProfileName> bySignInName = new HashMap<>();
  private Optional<LastSweep> lastSweep = Optional.empty();
  private long fence;

  private record Lease(long fence, Instant expires) {}

  SimulatedLedger(SimulatedClock clock, SimulatedFaults faults) {
    this.clock = clock;
    this.faults = faults;
  }

  @Override
  public Optional<UserLease> acquire(UserId user) {
    faults.read();
    Lease held = leases.get(user);
    if (held != null && held.expires().isAfter(clock.instant())) {
      return Optional.empty();
    }
    leases.put(user, new Lease(++fence, clock.instant().plus(LEASE)));
    return Optional.of(new UserLease(user, fence, records.getOrDefault(user, UserRecord.empty())));
  }

  @Override
  public void save(UserLease lease, UserRecord record) {
    faults.write(() -> write(lease, record));
  }

  @Override
  public void release(UserLease lease, UserRecord record, Optional<Instant> reconciledFrom) {
    faults.write(
        () -> {
          write(lease, record);
          reconciledFrom.ifPresent(begun -> begunAt.put(lease.user(), begun));
          leases.remove(lease.user());
        });
  }

  @Override
  public LastReconcile lastReconcile(UserId user) {
    faults.read();
    Lease held = leases.get(user);
    return new LastReconcile(
        Optional.ofNullable(begunAt.get(user)),
        held != null && held.expires().isAfter(clock.instant()),
        records.getOrDefault(user, UserRecord.empty()).pendingReconciles());
  }

  private void write(UserLease lease, UserRecord record) {
    Lease held = leases.get(lease.user());
    if (held == null || held.fence() != lease.fence()) {
      throw new LeaseLostException(lease, new IllegalStateException());
    }
    records.put(lease.user(), record);
  }

  @Override
  public void recordMembership(UserId user, Membership membership) {
    faults.write(() -> members.put(membership.id(), user));
  }

  @Override
  public void expireMembership(UserId user, Membership membership) {
    faults.write(() -> members.remove(membership.id()));
  }

  @Override
  public Optional<UserId> memberOf(MembershipId membership) {
    faults.read();
    return Optional.ofNullable(members.get(membership));
  }

  @Override
  public LedgerSnapshot read() {
    faults.read();
    return new LedgerSnapshot(
        Map.copyOf(records), Map.copyOf(foreign), List.of(), Map.of(), Instant.EPOCH, lastSweep);
  }

  @Override
  public void answer(DecisionRow decision, String answer) {
    throw new AssertionError("no administrator decides anything");
  }

  @Override
  public void heldNotified(Instant when) {
    throw new AssertionError("no change is held");
  }

  @Override
  public void swept(LastSweep sweep) {
    faults.write(() -> lastSweep = Optional.of(sweep));
  }

  @Override
  public void foreign(ProfileRef profile, Optional<String> signInName, Instant modified) {
    faults.write(
        () -> {
          foreign.put(profile, modified);
          signInName.ifPresent(
              name -> bySignInName.put(name.toLowerCase(Locale.ROOT), profile.name()));
        });
  }

  @Override
  public boolean has(UserId user, DomainId domain, ProfileName profile, Instant created) {
    faults.read();
    return Optional.ofNullable(records.get(user))
        .flatMap(record -> record.in(domain))
        .filter(record -> record.name().equals(profile))
        .filter(record -> record.created().filter(created::equals).isPresent())
        .isPresent();
  }

  @Override
  public Optional<ProfileName> of(DomainArn domain, UserName user) {
    faults.read();
    return Optional.ofNullable(bySignInName.get(user.value().toLowerCase(Locale.ROOT)));
  }
}
