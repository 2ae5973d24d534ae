package io.studioaccess.reconciler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.AccessPeriod;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.mapping.RowMoment;
import io.studioaccess.reconciler.contracts.MapOfAssignments;
import io.studioaccess.reconciler.contracts.MapOfAssignments.Key;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.reconciler.reconcile.AssignmentRecord.State;
import io.studioaccess.reconciler.sweep.AssignmentChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which assignments of groups a sweep ends, and which it makes again. */
class AssignmentSweepTest {
  private static final DomainArn DOMAIN =
      new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/" + InMemoryDirectory.DOMAIN);

  private final InMemoryDirectory company = new InMemoryDirectory();
  private final MapOfAssignments world = company.assignments;
  private final UserId ana = company.user();
  private final GroupId scientists = company.group("scientists");
  private final Key key = new Key(InMemoryDirectory.DOMAIN, scientists);

  private List<AssignmentChange> sweep() {
    return company.sweep().run(SweepRequest.allUsers("sweep-1"), () -> false).assignments();
  }

  private List<Kind> kinds() {
    return sweep().stream().map(AssignmentChange::kind).toList();
  }

  private void assigned(State state) {
    world.assigned.add(key);
    recorded(state);
  }

  private void recorded(State state) {
    world.records.put(
        key, AssignmentRecord.of(DOMAIN, state, company.now.minus(Duration.ofHours(2))));
  }

  private Optional<State> state() {
    return world.find(key.domain(), key.group()).map(AssignmentRecord::state);
  }

  private void holds() {
    company.join(ana, "scientists").granted(ana, "scientists");
  }

  private void assertStays(State state) {
    assertThat(kinds()).isEmpty();
    assertThat(world.assigned).contains(key);
    assertThat(state()).contains(state);
  }

  @Test
  void whatWeMadeEndsWithItsRowAndItsLastHolder() {
    assigned(State.MADE);
    company.unmap("scientists");

    assertThat(sweep())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Kind.ENDED);
              assertThat(change.domain()).isEqualTo(DOMAIN);
              assertThat(change.group()).contains(scientists);
            });
    assertThat(world.assigned).isEmpty();
    assertThat(state()).isEmpty();
    assertThat(kinds()).isEmpty();
  }

  @Test
  void itStaysWhileItsRowStands() {
    assigned(State.MADE);
    assertStays(State.MADE);
  }

  @Test
  void itStaysWhileSomebodyHoldsAProfileByIt() {
    holds();
    assigned(State.MADE);
    company.unmap("scientists");
    assertStays(State.MADE);
  }

  @Test
  void itStaysWhileAProfileIsOnItsWay() {
    company.join(ana, "scientists").recorded(ana, "scientists", ProfileRecord.State.REVOKING);
    assigned(State.MADE);
    company.unmap("scientists");
    assertStays(State.MADE);
  }

  @Test
  void nobodyHoldsAProfileInQuarantine() {
    company.quarantined(ana, "scientists", company.now.plusSeconds(60));
    assigned(State.MADE);
    company.unmap("scientists");

    assertThat(kinds()).containsExactly(Kind.ENDED);
  }

  @Test
  void whatWasFoundStays() {
    assigned(State.FOUND);
    company.unmap("scientists");
    assertStays(State.FOUND);
  }

  @Test
  void whatAnEarlierVersionRecordedStays() {
    world.assigned.add(key);
    world.records.put(key, new AssignmentRecord(Optional.empty(), State.FOUND, Instant.EPOCH));
    company.unmap("scientists");
    assertStays(State.FOUND);
  }

  @Test
  void whatNobodyRecordedStays() {
    world.assigned.add(key);
    company.unmap("scientists");

    assertThat(kinds()).isEmpty();
    assertThat(world.assigned).contains(key);
  }

  @Test
  void aRowWhoseEndHasPassedKeepsNothing() {
    assigned(State.MADE);
    company.map(
        "scientists",
        InMemoryDirectory.ROLE + "scientists",
        20,
        new AccessPeriod(
            Optional.empty(),
            Optional.of(RowMoment.endOf("2026-03-01T00:00:00Z")),
            Optional.empty()));

    assertThat(kinds()).containsExactly(Kind.ENDED);
  }

  @Test
  void aRowThatCannotBeReadKeepsTheAssignment() {
    assigned(State.MADE);
    company.unmap("scientists");
    company.refused.add(
        new RefusedRow(
            "scientists", "not a domain", Optional.empty(), Optional.empty(), "domainId: …"));
    assertStays(State.MADE);
  }

  private void refused(String group, String domain) {
    company.refused.add(
        new RefusedRow(group, domain, Optional.empty(), Optional.empty(), "roleArn: missing"));
  }

  @Test
  void aRefusedRowOfAnUnknownGroupKeepsAllAssignmentsOfItsDomain() {
    assigned(State.MADE);
    company.unmap("scientists");
    refused("scien tists?", "d-one");
    assertStays(State.MADE);
  }

  @Test
  void aRefusedRowOfNobodyKnowsWhatKeepsAllAssignments() {
    assigned(State.MADE);
    company.unmap("scientists");
    refused("", "domain one");
    assertStays(State.MADE);
  }

  @Test
  void aRefusedRowWhoseGroupIdIsIllegibleKeepsAllAssignmentsOfItsDomain() {
    assigned(State.MADE);
    company.unmap("scientists");
    company.refused.add(
        RefusedRow.of(
            Map.of("groupName", "engineers", "domainId", "d-one", "groupId", "0000"),
            "groupId: …"));
    assertStays(State.MADE);
  }

  @Test
  void refusedRowsOfOtherGroupsAndDomainsKeepNothing() {
    assigned(State.MADE);
    company.unmap("scientists");
    refused("engineers", "d-one");
    refused("nobody knows", "d-other");

    assertThat(kinds()).containsExactly(Kind.ENDED);
  }

  /** Assignments of groups that no row maps, and of which nobody holds a profile. */
  private List<Key> unwanted(int count, State state) {
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Key unwanted =
          new Key(
              InMemoryDirectory.DOMAIN,
              new GroupId("f%07d-0000-4000-8000-000000000000".formatted(i)));
      world.assigned.add(unwanted);
      world.records.put(
          unwanted, AssignmentRecord.of(DOMAIN, state, company.now.minus(Duration.ofHours(2))));
      keys.add(unwanted);
    }
    return keys;
  }

  @Test
  void aSweepEndsAFewAndTheNextOneGoesOn() {
    unwanted(AssignmentPass.MOST + 5, State.MADE);

    assertThat(kinds()).hasSize(AssignmentPass.MOST).containsOnly(Kind.ENDED);
    assertThat(world.assigned).hasSize(5);
    assertThat(kinds()).hasSize(5).containsOnly(Kind.ENDED);
    assertThat(world.assigned).isEmpty();
  }

  @Test
  void theMappingIsReadOnceForAllEnds() {
    unwanted(5, State.MADE);

    assertThat(kinds()).hasSize(5);
    assertThat(company.mappingReads).as("at first, and after the intents").isEqualTo(2);
    assertThat(world.lists).isEqualTo(1);
  }

  @Test
  void whatFailsKeepsNobodyBack() {
    unwanted(AssignmentPass.MOST, State.ENDING);
    assigned(State.MADE);
    company.unmap("scientists");
    world.beforeTheCall =
        () -> {
          throw new IllegalStateException("denied");
        };

    assertThat(kinds()).hasSize(AssignmentPass.MOST).containsOnly(Kind.FAILED);
    assertThat(state()).contains(State.ENDING);
  }

  @Test
  void whatDoesNotFitIntoTheTimeIsLeftToTheNextSweep() {
    List<Key> unwanted = unwanted(5, State.MADE);

    List<AssignmentChange> first =
        company
            .sweep()
            .run(SweepRequest.allUsers("sweep-1"), () -> world.assigned.size() <= 3)
            .assignments();

    assertThat(first).extracting(AssignmentChange::kind).containsExactly(Kind.ENDED, Kind.ENDED);
    assertThat(world.assigned).containsExactlyInAnyOrderElementsOf(unwanted.subList(2, 5));
    assertThat(kinds()).containsExactly(Kind.ENDED, Kind.ENDED, Kind.ENDED);
    assertThat(world.records).isEmpty();
  }

  @Test
  void withoutTimeNothingIsAsked() {
    unwanted(1, State.MADE);

    var report = company.sweep().run(SweepRequest.allUsers("sweep-1"), () -> true);

    assertThat(report.assignments()).isEmpty();
    assertThat(world.lists).isZero();
  }

  @Test
  void theRestOfTheSweepIsHandedOnFirst() {
    company.failingGroups.add(company.group("engineers"));
    unwanted(1, State.MADE);
    world.beforeTheCall = () -> assertThat(company.requeued).hasSize(1);

    assertThat(kinds()).containsExactly(Kind.ENDED);
  }

  @Test
  void anEmptyMappingEndsNothing() {
    assigned(State.MADE);
    company.unmap("scientists");
    company.unmap("engineers");
    assertStays(State.MADE);
  }

  @Test
  void aLedgerThatCannotBeReadAsAWholeEndsNothing() {
    assigned(State.MADE);
    company.unmap("scientists");
    company.unreadable.put("user#1", "no role");
    assertStays(State.MADE);
  }

  @Test
  void aRowThatComesBackBeforeTheCallKeepsTheAssignment() {
    assigned(State.MADE);
    company.unmap("scientists");
    company.onScan = () -> company.map("scientists", InMemoryDirectory.ROLE + "scientists", 20);
    assertStays(State.MADE);
  }

  @Test
  void whatSomebodyTookAwayIsMadeAgain() {
    holds();
    recorded(State.MADE);

    assertThat(kinds()).containsExactly(Kind.MADE_AGAIN);
    assertThat(world.assigned).containsExactly(key);
    assertThat(state()).contains(State.MADE);
  }

  @Test
  void anAdministratorsThatIsTakenAwayIsMadeAgainAndThenOurs() {
    holds();
    recorded(State.FOUND);

    assertThat(kinds()).containsExactly(Kind.MADE_AGAIN);
    assertThat(state()).contains(State.MADE);
  }

  @Test
  void nothingIsMadeAgainForNobody() {
    recorded(State.MADE);

    assertThat(kinds()).isEmpty();
    assertThat(world.assigned).isEmpty();
    assertThat(state()).isEmpty();
  }

  @Test
  void nothingIsMadeAgainWithoutARow() {
    holds();
    recorded(State.MADE);
    company.unmap("scientists");

    assertThat(kinds()).isEmpty();
    assertThat(world.assigned).isEmpty();
  }

  @Test
  void aHolderWithoutARecordIsRecorded() {
    holds();
    world.assigned.add(key);

    assertThat(kinds()).isEmpty();
    assertThat(state()).contains(State.FOUND);
  }

  @Test
  void whatAnotherFunctionIsAboutToMakeIsLeftAlone() {
    world.records.put(key, AssignmentRecord.of(DOMAIN, State.MAKING, company.now));
    company.unmap("scientists");

    assertThat(kinds()).isEmpty();
    assertThat(state()).contains(State.MAKING);
  }

  @Test
  void anIntentOfAFunctionThatDiedClaimsNothingLater() {
    recorded(State.MAKING);

    assertThat(kinds()).isEmpty();
    assertThat(state()).isEmpty();
  }

  @Test
  void whatAFunctionMadeBeforeItDiedIsOurs() {
    assigned(State.MAKING);
    holds();

    assertThat(kinds()).isEmpty();
    assertThat(state()).contains(State.MADE);
  }

  @Test
  void anEndThatAFunctionBeganIsCompletedOrTakenBack() {
    assigned(State.ENDING);
    assertStaysAfterwards();
    recorded(State.ENDING);
    company.unmap("scientists");

    assertThat(kinds()).containsExactly(Kind.ENDED);
  }

  private void assertStaysAfterwards() {
    assertThat(kinds()).isEmpty();
    assertThat(world.assigned).contains(key);
    assertThat(state()).contains(State.MADE);
  }

  @Test
  void aRefusalIsReportedAndFailsNoSweep() {
    holds();
    recorded(State.MADE);
    world.beforeTheCall =
        () -> {
          throw new IllegalStateException("denied");
        };

    assertThat(sweep())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Kind.FAILED);
              assertThat(change.reason()).contains("denied");
            });
  }

  @Test
  void aDomainIsListedOnceHoweverManyAreMadeAgain() {
    holds();
    UserId ben = company.user();
    company.join(ben, "engineers").granted(ben, "engineers");

    assertThat(kinds()).containsExactly(Kind.MADE_AGAIN, Kind.MADE_AGAIN);
    assertThat(world.lists).isEqualTo(1);
  }

  @Test
  void aDomainIsListedOnceHoweverManyGroupsItHas() {
    holds();
    assigned(State.MADE);
    Key other = new Key(InMemoryDirectory.DOMAIN, company.group("engineers"));
    world.assigned.add(other);
    world.records.put(other, AssignmentRecord.of(DOMAIN, State.MADE, company.now));

    assertThat(kinds()).isEmpty();
    assertThat(world.lists).isEqualTo(1);
  }
}
