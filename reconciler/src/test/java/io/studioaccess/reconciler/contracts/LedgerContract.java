package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.desired.ScheduledChange;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.NotedChange;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.RecordedTags;
import io.studioaccess.reconciler.plan.SpaceName;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.LastReconcile;
import io.studioaccess.reconciler.reconcile.LeaseLostException;
import io.studioaccess.reconciler.reconcile.MembershipLedger;
import io.studioaccess.reconciler.reconcile.PendingReconcile;
import io.studioaccess.reconciler.reconcile.UserLease;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Lease, fence and records of the ledger that both functions share. */
public abstract class LedgerContract {
  private static final Duration LEASE = Duration.ofSeconds(90);

  protected static final UserId ADA = new UserId("aaaaaaaa-0000-4000-8000-000000000001");
  protected static final Membership MEMBERSHIP =
      new Membership(
          new MembershipId("bbbbbbbb-0000-4000-8000-000000000001"),
          new GroupId("cccccccc-0000-4000-8000-000000000001"));

  /** A record in which no field is empty. */
  protected static final UserRecord FULL =
      new UserRecord(
          Map.of(
              new DomainId("d-research"),
              record(ProfileRecord.State.CHANGING, Optional.of(role("analyst"))),
              new DomainId("d-teaching"),
              record(ProfileRecord.State.GRANTED, Optional.empty())),
          Map.of(MEMBERSHIP.id(), MEMBERSHIP.group()),
          Map.of(MEMBERSHIP.id(), Instant.parse("2026-01-05T08:00:00.789Z")),
          Map.of(
              Direction.GRANT,
              new PendingReconcile(
                  7, Instant.parse("2026-03-02T09:00:05Z"), Instant.parse("2026-03-02T08:59:00Z"))),
          Optional.of("d-1234567890"),
          List.of(
              new HistoryEntry(
                  Instant.parse("2026-03-02T08:00:00.123Z"),
                  "event-1",
                  new DomainId("d-research"),
                  "Granted",
                  role("engineer").value())));

  /** The ledger as one function sees it. */
  protected abstract MembershipLedger ledger();

  /** The same ledger as the other function sees it. */
  protected abstract MembershipLedger other();

  /** Moves the clock of both functions. */
  protected abstract void advance(Duration time);

  private static ProfileRecord record(ProfileRecord.State state, Optional<RoleArn> before) {
    return new ProfileRecord(
        new ProfileName("ada"),
        state,
        Optional.of(new GroupName("engineers")),
        role("engineer"),
        new Region("eu-west-1"),
        "c0ffee",
        before,
        Optional.of(new GroupId("11111111-0000-4000-8000-000000000001")),
        Optional.of(Instant.parse("2026-01-05T08:00:00.456Z")),
        Optional.of(Instant.parse("2026-03-02T08:00:00.123Z")),
        2,
        Optional.of(PrivateSpaces.KEEP),
        Optional.of(
            new Departure(
                Instant.parse("2026-03-09T09:00:00Z"),
                Optional.of("200005"),
                "space s is Deleting",
                Instant.parse("2026-03-02T09:00:00Z"),
                Optional.of(
                    new ListedSpaces(
                        Instant.parse("2026-03-02T09:00:01.234Z"),
                        Set.of(new SpaceName("s"), new SpaceName("t")))),
                before.map(_ -> Instant.parse("2026-03-02T09:00:02.345Z")))),
        Optional.of(new Hold(Instant.parse("2026-03-02T09:00:00Z"), before, before.isPresent())),
        Optional.of(
            new NotedChange(
                new ScheduledChange(Instant.parse("2026-06-01T00:00:00.001Z"), before),
                Instant.parse("2026-01-05T08:00:00.456Z"),
                before.map(_ -> Instant.parse("2026-05-25T00:00:00.001Z")))),
        new RecordedTags(new TreeMap<>(Map.of("team", "fraud", "empty", "")), before.isPresent()),
        Set.of("SecurityGroups", "JupyterLabAppSettings.CustomImages"));
  }

  private static RoleArn role(String name) {
    return new RoleArn("arn:aws:iam::111122223333:role/studio/" + name);
  }

  protected final UserLease acquire() {
    return ledger().acquire(ADA).orElseThrow();
  }

  @Test
  void aUserNeverSeenHasAnEmptyRecord() {
    assertThat(acquire().record()).isEqualTo(UserRecord.empty());
  }

  @Test
  void aLeasedUserIsRefusedToOthers() {
    // Given
    acquire();

    // When
    advance(LEASE.minusMillis(1));

    // Then
    assertThat(other().acquire(ADA)).isEmpty();
    assertThat(other().acquire(new UserId("aaaaaaaa-0000-4000-8000-000000000002"))).isPresent();
  }

  @Test
  void theLedgerKnowsWhenTheLatestCompleteReconcileBegan() {
    // Given
    assertThat(other().lastReconcile(ADA)).isEqualTo(LastReconcile.NONE);
    Instant begun = Instant.parse("2026-03-02T08:59:30.123Z");

    // When // Then
    UserLease lease = acquire();
    assertThat(other().lastReconcile(ADA).isLeased()).isTrue();
    ledger().release(lease, FULL, Optional.of(begun));
    assertThat(other().lastReconcile(ADA))
        .isEqualTo(new LastReconcile(Optional.of(begun), false, FULL.pendingReconciles()));

    // When a reconcile fails
    ledger().release(acquire(), FULL);

    // Then
    assertThat(other().lastReconcile(ADA).from()).contains(begun);
  }

  @Test
  void theLatestReconcileIsForgottenWithTheRecord() {
    // When
    ledger().release(acquire(), UserRecord.empty(), Optional.of(Instant.EPOCH));

    // Then
    assertThat(other().lastReconcile(ADA)).isEqualTo(LastReconcile.NONE);
  }

  @Test
  void anExpiredLeaseIsNoReconcileInProgress() {
    // When
    UserLease dead = acquire();
    advance(LEASE);

    // Then
    assertThat(other().lastReconcile(dead.user()).isLeased()).isFalse();
  }

  @Test
  void aLeaseGivenBackIsFreeAtOnceAndTheRecordIsKept() {
    // Given
    ledger().release(acquire(), FULL);

    // When
    Optional<UserLease> next = other().acquire(ADA);

    // Then
    assertThat(next).map(UserLease::record).contains(FULL);
  }

  @Test
  void anExpiredLeaseKeepsTheSavedRecord() {
    // Given
    UserLease dead = acquire();
    ledger().save(dead, FULL);

    // When
    advance(LEASE);
    UserLease heir = other().acquire(ADA).orElseThrow();

    // Then
    assertThat(heir.record()).isEqualTo(FULL);
    assertThat(heir.fence()).isGreaterThan(dead.fence());
  }

  @Test
  void aSavedRecordKeepsTheLease() {
    // When
    ledger().save(acquire(), FULL);

    // Then
    assertThat(other().acquire(ADA)).isEmpty();
  }

  @Test
  void theWriteOfALateHolderIsRefusedAndChangesNothing() {
    // Given
    UserLease late = acquire();
    advance(LEASE);
    other().save(other().acquire(ADA).orElseThrow(), FULL);

    // When // Then
    assertThatThrownBy(() -> ledger().save(late, UserRecord.empty()))
        .isInstanceOf(LeaseLostException.class);
    assertThatThrownBy(() -> ledger().release(late, UserRecord.empty()))
        .isInstanceOf(LeaseLostException.class);
    assertThat(ledger().acquire(ADA)).isEmpty();
    advance(LEASE);
    assertThat(acquire().record()).isEqualTo(FULL);
  }

  @Test
  void aLateHolderWhomNobodySucceededMayStillWrite() {
    // Given
    UserLease late = acquire();

    // When
    advance(LEASE.multipliedBy(2));
    ledger().release(late, FULL);

    // Then
    assertThat(acquire().record()).isEqualTo(FULL);
  }

  @Test
  void theFenceNeverFallsBehindThatOfADeletedRecord() {
    // Given
    UserLease first = acquire();

    // When
    ledger().release(first, UserRecord.empty());
    advance(Duration.ofMillis(5));

    // Then
    assertThat(acquire().fence()).isGreaterThan(first.fence());
    assertThatThrownBy(() -> ledger().save(first, FULL)).isInstanceOf(LeaseLostException.class);
  }

  @Test
  void aHistoryIsKeptWhenNothingElseIsLeft() {
    // Given
    UserRecord nothingButHistory =
        new UserRecord(Map.of(), Map.of(), Map.of(), Optional.empty(), FULL.history());

    // When
    ledger().release(acquire(), nothingButHistory);

    // Then
    assertThat(acquire().record()).isEqualTo(nothingButHistory);
  }

  @Test
  void remembersWhoseAMembershipIs() {
    // Given
    assertThat(other().memberOf(MEMBERSHIP.id())).isEmpty();

    // When
    ledger().recordMembership(ADA, MEMBERSHIP);

    // Then
    assertThat(other().memberOf(MEMBERSHIP.id())).contains(ADA);
  }

  @Test
  void aMembershipThatEndedIsStillKnown() {
    // Given
    ledger().recordMembership(ADA, MEMBERSHIP);

    // When
    ledger().expireMembership(ADA, MEMBERSHIP);
    advance(Duration.ofDays(29));

    // Then
    assertThat(other().memberOf(MEMBERSHIP.id())).contains(ADA);
  }
}
