package io.studioaccess.reconciler.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.reconciler.membership.UndecodableEventException;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Full sweeps that several invocations share. */
class SweepPartsTest {
  private static final SweepRequest ALL_USERS = SweepRequest.allUsers("sweep-1");

  private final InMemoryDirectory company = new InMemoryDirectory();
  private final UserId ana = company.user();
  private final UserId bo = company.user();

  @Test
  void partsCoverGroupsDomainsAndLedger() {
    // Given
    company.join(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers").leave(bo, "engineers");
    UserId cy = company.user();
    company.recorded(cy, "scientists", State.GRANTED);
    ProfileRef unrecorded = company.profile("forgotten", Optional.of(company.user()));

    // When: the first invocation has time for one group
    List<SweepReport> reports = company.sweepAll(ALL_USERS, 0);

    // Then: the rest are a group and a domain
    assertThat(reports).hasSize(3);
    assertThat(company.requested(Direction.GRANT)).containsExactly(ana);
    assertThat(company.requested(Direction.REVOKE))
        .containsExactlyInAnyOrder(bo, cy, company.owners.get(unrecorded.name()));
  }

  @Test
  void aLongSweepIsHandedOverAfterAMinute() {
    // Given
    company.join(ana, "scientists").join(bo, "engineers");
    company.onList = () -> company.now = company.now.plusSeconds(61);

    // When
    SweepReport first = company.sweep().run(ALL_USERS, () -> false);

    // Then
    assertThat(first.groups()).isEqualTo(1);
    assertThat(company.requeued)
        .extracting(request -> request.rest().orElseThrow())
        .hasExactlyElementsOfTypes(Rest.Groups.class, Rest.Domains.class);
  }

  /** Users in several groups, whose memberships no single part sees. */
  @Test
  void dividedSweepsRequestTheSameUsers() {
    for (int seed = 0; seed < 200; seed++) {
      Set<UserId> whole = requestedIn(randomCompany(seed), 100);
      Set<UserId> divided = requestedIn(randomCompany(seed), 0);

      assertThat(divided).as("seed %d", seed).isEqualTo(whole);
    }
  }

  private static Set<UserId> requestedIn(InMemoryDirectory company, int units) {
    company.sweepAll(ALL_USERS, units);
    Set<UserId> requested = new HashSet<>(company.requested(Direction.GRANT));
    requested.addAll(company.requested(Direction.REVOKE));
    return requested;
  }

  private static InMemoryDirectory randomCompany(int seed) {
    Random random = new Random(seed);
    InMemoryDirectory company = new InMemoryDirectory();
    List<String> groups = List.of("scientists", "engineers", "office");
    for (int i = 0; i < 6; i++) {
      UserId user = company.user();
      List<String> joined = new ArrayList<>();
      groups.stream().filter(_ -> random.nextBoolean()).forEach(joined::add);
      joined.forEach(group -> company.join(user, group));
      if (random.nextInt(4) > 0) {
        company.granted(user, groups.get(random.nextInt(2)));
      }
      if (!joined.isEmpty() && random.nextBoolean()) {
        company.leave(user, joined.get(random.nextInt(joined.size())));
      }
      if (random.nextInt(3) == 0) {
        company.join(user, groups.get(random.nextInt(3)));
      }
    }
    return company;
  }

  @Test
  void theLastPartRecordsTheSumOfAll() {
    // Given
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers");

    // When
    List<SweepReport> reports = company.sweepAll(ALL_USERS, 0);

    // Then
    assertThat(company.lastSweep).contains(new LastSweep(company.now, 2, 2, 1, 1, 0));
    assertThat(reports).filteredOn(report -> report.completed().isPresent()).hasSize(1);
    assertThat(reports).filteredOn(report -> report.totals().isPresent()).hasSize(1);
  }

  @Test
  void aPartThatIsDoneTwiceCountsOnce() {
    // Given
    company.join(ana, "scientists").join(bo, "engineers");
    company.sweep().run(ALL_USERS, () -> true);
    SweepRequest group = company.requeued.getFirst();
    SweepRequest domain = company.requeued.getLast();

    // When
    company.sweep().run(group, () -> false);
    SweepReport groupAgain = company.sweep().run(group, () -> false);
    SweepReport first = company.sweep().run(domain, () -> false);
    SweepReport again = company.sweep().run(domain, () -> false);

    // Then
    assertThat(groupAgain.completed()).isEmpty();
    assertThat(first.completed()).isPresent();
    assertThat(again.completed()).isEmpty();
    assertThat(company.lastSweep.orElseThrow().groups()).isEqualTo(2);
  }

  @Test
  void aLostPartLeavesTheSweepOpen() {
    company.join(ana, "scientists").join(bo, "engineers");

    company.sweep().run(ALL_USERS, () -> true);
    assertThat(company.lastSweep).isEmpty();

    company.sweepAll(SweepRequest.allUsers("sweep-2"), 100);
    assertThat(company.lastSweep).isPresent();
  }

  @Test
  void aFailedGroupDelaysItselfOnly() {
    // Given
    company.join(ana, "scientists").join(bo, "engineers");
    company.failingGroups.add(company.group("scientists"));

    // When
    SweepReport report = company.sweep().run(ALL_USERS, () -> false);

    // Then
    assertThat(company.requested(Direction.GRANT)).containsExactly(bo);
    assertThat(report.failures().all()).hasSize(1);
    SweepRequest failed = company.requeued.getFirst();
    assertThat(failed.rest()).contains(new Rest.Groups(List.of(company.group("scientists"))));
    assertThatThrownBy(() -> company.sweep().run(failed, () -> false).throwFailure())
        .hasMessage("the directory is down");

    // When
    company.failingGroups.clear();
    company.sweep().run(failed, () -> false).throwFailure();

    // Then
    assertThat(company.requested(Direction.GRANT)).containsExactly(bo, ana);
    assertThat(company.lastSweep).isPresent();
  }

  @Test
  void aFailedGroupDelaysItselfOnlyIfRequested() {
    // Given
    company.join(ana, "scientists").join(bo, "engineers");
    company.failingGroups.add(company.group("scientists"));
    SweepRequest both =
        SweepRequest.members(
            Set.of(company.group("scientists"), company.group("engineers")), Set.of(), "event");

    // When
    company.sweep().run(both, () -> false).throwFailure();

    // Then
    assertThat(company.requested(Direction.GRANT)).containsExactly(bo);
    company.failingGroups.clear();
    company.sweep().run(company.requeued.getFirst(), () -> false).throwFailure();
    assertThat(company.requested(Direction.GRANT)).containsExactly(bo, ana);
  }

  @Test
  void aFullListLeavesTheOtherGroups() {
    // Given
    company.join(ana, "scientists").join(bo, "engineers");
    MappedGroups groups = MappedGroups.all(company.mapping(), company);
    MemberPass members =
        new MemberPass(
            groups,
            new Comparison(company.mapping(), InMemoryDirectory.GUARD, groups, company.now),
            true);
    Listing listing = new Listing(() -> false);
    listing.add(Listing.MOST - 1);

    // When
    members.list(groups.toRead(), company, listing, new Failures());

    // Then
    assertThat(members.units().done()).containsExactly(company.group("scientists"));
    assertThat(members.units().left()).containsExactly(company.group("engineers"));
  }

  @Test
  void onePageOfTheLedgerIsHeldAtATime() {
    for (int users : new int[] {10, 100, 1_000}) {
      InMemoryDirectory large = new InMemoryDirectory();
      for (int i = 0; i < users; i++) {
        UserId user = large.user();
        large.join(user, "scientists").granted(user, "scientists");
      }

      large.sweepAll(ALL_USERS, 100);
      large.sweepAll(SweepRequest.status("sweep-2"), 100);
      large.sweepAll(SweepRequest.held("sweep-3"), 100);

      assertThat(large.requests).isEmpty();
      assertThat(large.mostHeld).isEqualTo(2);
      assertThat(large.scans).isEqualTo(3);
    }
  }

  @Test
  void aSweepOfAGroupHoldsAHundredRecordsAtATime() {
    for (int i = 0; i < 350; i++) {
      UserId user = company.user();
      company.join(user, "scientists").granted(user, "scientists");
      if (i % 2 == 0) {
        company.leave(user, "scientists");
      }
    }

    company
        .sweep()
        .run(
            SweepRequest.members(Set.of(company.group("scientists")), Set.of(), "event"),
            () -> false);

    assertThat(company.requested(Direction.REVOKE)).hasSize(175);
    assertThat(company.requested(Direction.GRANT)).isEmpty();
    assertThat(company.mostHeld).isEqualTo(100);
  }

  /** The directory showed the user before the reconcile read the directory. */
  @Test
  void aUserReconciledMeanwhileDoesNotDiffer() {
    // Given
    company.join(ana, "scientists").granted(ana, "scientists").leave(ana, "scientists");
    company.onScan =
        () -> {
          company.now = company.now.plusSeconds(10);
          company.reconciledFrom.put(ana, company.now.minusSeconds(1));
        };

    // When
    company.sweep().run(ALL_USERS, () -> false);

    // Then
    assertThat(company.requests).isEmpty();

    // When
    company.onScan = () -> {};
    company.sweep().run(ALL_USERS, () -> false);

    // Then
    assertThat(company.requested(Direction.REVOKE)).containsExactly(ana);
  }

  @Test
  void aReconcileOfTheFutureExcusesNobody() {
    company.join(ana, "scientists").granted(ana, "scientists").leave(ana, "scientists");
    company.reconciledFrom.put(ana, company.now.plus(Duration.ofHours(1)));

    company.sweep().run(ALL_USERS, () -> false);

    assertThat(company.requested(Direction.REVOKE)).containsExactly(ana);
  }

  @Test
  void illegalRestIsNamed() {
    for (Object illegal : List.of("text", List.of(Map.of()), List.of(""))) {
      for (String field : List.of("restGroups", "restDomains", "restTags")) {
        assertThatThrownBy(
                () ->
                    SweepRequest.of(
                        Map.of("type", "studio-access.Sweep", field, illegal), "message"))
            .isInstanceOf(UndecodableEventException.class)
            .hasMessageContaining(field);
      }
    }
  }
}
