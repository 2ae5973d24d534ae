package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.ForeignProfiles;
import io.studioaccess.reconciler.reconcile.MembershipLedger;
import io.studioaccess.reconciler.reconcile.ProfileClaims;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.UserLease;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.LedgerPage;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.Member;
import io.studioaccess.reconciler.sweep.SweepRecorder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The ledger as a sweep reads it, and what the sweep records in it for itself and for others. */
public abstract class SweptLedgerContract {
  private static final DomainArn DOMAIN =
      new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/d-research");
  private static final DomainArn OTHER =
      new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/d-teaching");
  private static final GroupId ANALYSTS = group(1);
  private static final GroupId ENGINEERS = group(2);
  private static final Instant RECONCILED = Instant.parse("2026-03-02T09:00:00.123Z");

  /** Longer than the index of memberships is late. */
  private static final Duration LAG = Duration.ofSeconds(5);

  protected abstract MembershipLedger ledger();

  protected abstract LedgerReader reader();

  protected abstract SweepRecorder recorder();

  protected abstract ForeignProfiles foreignProfiles();

  protected abstract ProfileClaims claims();

  protected abstract void advance(Duration time);

  private static GroupId group(int number) {
    return new GroupId("cccccccc-0000-4000-8000-%012d".formatted(number));
  }

  private static UserId user(int number) {
    return new UserId("aaaaaaaa-0000-4000-8000-%012d".formatted(number));
  }

  private static MembershipId membership(int number) {
    return new MembershipId("bbbbbbbb-0000-4000-8000-%012d".formatted(number));
  }

  private static UserRecord memberOf(int number, GroupId group) {
    return new UserRecord(
        Map.of(), Map.of(membership(number), group), Map.of(), Optional.empty(), List.of());
  }

  private void reconcile(UserId user, UserRecord record) {
    UserLease lease = ledger().acquire(user).orElseThrow();
    record
        .memberships()
        .forEach((id, group) -> ledger().recordMembership(user, new Membership(id, group)));
    ledger().release(lease, record, Optional.of(RECONCILED));
  }

  private List<Member> recordedIn(GroupId group) {
    List<Member> found = new ArrayList<>();
    reader().recordedMembers(group, found::add);
    return found;
  }

  private void foreign(String profile, Optional<String> signInName, Instant modified) {
    recorder().foreign(new ProfileRef(DOMAIN, new ProfileName(profile)), signInName, modified);
  }

  private Optional<ProfileName> foreignOf(DomainArn domain, String signInName) {
    return foreignProfiles().of(domain, new UserName(signInName));
  }

  @Test
  void theRecordedMembersAreThoseOfTheGroup() {
    // Given
    reconcile(user(1), memberOf(1, ANALYSTS));
    reconcile(user(2), memberOf(2, ENGINEERS));
    reconcile(user(3), memberOf(3, ANALYSTS));
    advance(LAG);

    // When // Then
    assertThat(recordedIn(ANALYSTS))
        .containsExactlyInAnyOrder(
            new Member(user(1), membership(1)), new Member(user(3), membership(3)));
  }

  @Test
  void theRecordsOfUsersAreThoseLastWritten() {
    // Given
    reconcile(user(1), memberOf(1, ANALYSTS));
    reconcile(user(1), memberOf(1, ENGINEERS));
    reconcile(user(2), memberOf(2, ANALYSTS));

    // When
    LedgerSnapshot read = reader().records(Set.of(user(1), user(9)));

    // Then
    assertThat(read.recordOf(user(1))).isEqualTo(memberOf(1, ENGINEERS));
    assertThat(read.recordOf(user(9))).isEqualTo(UserRecord.empty());
  }

  @Test
  void aUserNeverSeenHasNoRecord() {
    assertThat(reader().records(Set.of(user(9))).users()).isEmpty();
  }

  @Test
  void thePagesTogetherHaveEverybodyOnce() {
    // Given
    for (int n = 1; n <= 5; n++) {
      reconcile(user(n), memberOf(n, ANALYSTS));
    }

    // When
    List<LedgerPage> pages = new ArrayList<>();
    reader().forEachPage(pages::add);

    // Then
    assertThat(pages)
        .flatExtracting(page -> page.items().users().keySet())
        .containsExactlyInAnyOrder(user(1), user(2), user(3), user(4), user(5));
    assertThat(pages)
        .flatExtracting(page -> page.reconciledFrom().entrySet())
        .hasSize(5)
        .contains(Map.entry(user(3), RECONCILED));
  }

  @Test
  void aForeignProfileIsFoundByItsSignInNameInAnyCase() {
    // Given
    foreign("by-hand", Optional.of("Ada@example.com"), RECONCILED);

    // When // Then
    assertThat(foreignOf(DOMAIN, "aDA@EXAMPLE.com")).contains(new ProfileName("by-hand"));
    assertThat(foreignOf(DOMAIN, "bob@example.com")).isEmpty();
    assertThat(foreignOf(OTHER, "ada@example.com")).isEmpty();
  }

  @Test
  void whatWasRecordedLastOfAForeignProfileCounts() {
    // Given
    foreign("first", Optional.of("ada@example.com"), RECONCILED);
    foreign("second", Optional.of("ada@example.com"), RECONCILED);
    foreign("second", Optional.empty(), RECONCILED.plusMillis(1));

    // When // Then
    assertThat(foreignOf(DOMAIN, "ada@example.com")).contains(new ProfileName("second"));
    assertThat(reader().read().foreign())
        .isEqualTo(
            Map.of(
                new ProfileRef(DOMAIN, new ProfileName("first")),
                RECONCILED,
                new ProfileRef(DOMAIN, new ProfileName("second")),
                RECONCILED.plusMillis(1)));
  }

  @Test
  void theResultsOfTheLastSweepAreRead() {
    // Given
    LastSweep first = new LastSweep(RECONCILED, 1, 2, 3, 4, 5);
    LastSweep second = new LastSweep(RECONCILED.plusMillis(1), 6, 7, 8, 9, 10);
    assertThat(reader().read().lastSweep()).isEmpty();
    assertThat(reader().read().heldNotifiedAt()).isEqualTo(Instant.EPOCH);

    // When
    recorder().swept(first);
    recorder().swept(second);
    recorder().heldNotified(RECONCILED);

    // Then
    assertThat(reader().read().lastSweep()).contains(second);
    assertThat(reader().read().heldNotifiedAt()).isEqualTo(RECONCILED);
  }

  @Test
  void aClaimIsOnOneProfileOfOneCreation() {
    // Given
    DomainId domain = DOMAIN.id();
    reconcile(user(1), LedgerContract.FULL);
    ProfileRecord recorded = LedgerContract.FULL.in(domain).orElseThrow();
    Instant created = recorded.created().orElseThrow();

    // When // Then
    assertThat(claims().has(user(1), domain, recorded.name(), created)).isTrue();
    assertThat(claims().has(user(1), domain, recorded.name(), created.plusMillis(1))).isFalse();
    assertThat(claims().has(user(1), domain, new ProfileName("bob"), created)).isFalse();
    assertThat(claims().has(user(1), new DomainId("d-third"), recorded.name(), created)).isFalse();
    assertThat(claims().has(user(2), domain, recorded.name(), created)).isFalse();
  }
}
