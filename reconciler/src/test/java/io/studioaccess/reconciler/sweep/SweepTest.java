package io.studioaccess.reconciler.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.PendingReconcile;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.SweepRequest.Mark;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom a sweep names, and whom it leaves in peace. */
class SweepTest {
  private static final SweepRequest EVERYBODY = SweepRequest.everybody("sweep-1");

  private final InMemoryDirectory company = new InMemoryDirectory();
  private final UserId ana = company.user();
  private final UserId bo = company.user();

  @Test
  void whenAllIsAsTheLedgerHasItNobodyIsNamed() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers");

    SweepReport report = company.sweep().run(EVERYBODY, () -> false);

    assertThat(company.named).isEmpty();
    assertThat(report.differences()).isEmpty();
    assertThat(report.continuesAt()).isEmpty();
    assertThat(List.of(report.groups(), report.users(), report.profiles())).containsOnly(2);
    assertThat(report.standing())
        .contains(
            new AccessTotals(
                2,
                Map.of(
                    new RoleArn(InMemoryDirectory.ROLE + "scientists"),
                    1,
                    new RoleArn(InMemoryDirectory.ROLE + "engineers"),
                    1),
                0,
                Duration.ZERO));
  }

  @Test
  void whoHasNothingButAHistoryIsNeitherNamedNorCounted() {
    HistoryEntry revoked =
        new HistoryEntry(company.now, "event-1", InMemoryDirectory.DOMAIN, "Revoked", "role");
    company.records.put(ana, new UserRecord(Map.of(), Map.of(), Map.of(), List.of(revoked)));

    SweepReport report = company.sweep().run(EVERYBODY, () -> false);

    assertThat(company.named).isEmpty();
    assertThat(report.users()).isZero();
  }

  @Test
  void aSweepOfEverybodyIsRememberedAndThatOfAGroupIsNot() {
    company.join(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers");

    company
        .sweep()
        .run(
            SweepRequest.members(Set.of(), Set.of(new GroupName("engineers")), "event-1"),
            () -> false);
    assertThat(company.lastSweep).isEmpty();

    company.sweep().run(EVERYBODY, () -> false);
    assertThat(company.lastSweep).contains(new LastSweep(company.now, 2, 2, 1, 1, 0, false));

    company.sweep().run(EVERYBODY, () -> true);
    assertThat(company.lastSweep.orElseThrow().continues()).isTrue();
  }

  @Test
  void whatNoEventToldOfIsCountedUnlessTheSweepWasAskedFor() {
    company.join(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers").leave(bo, "engineers");

    SweepReport hourly = company.sweep().run(EVERYBODY, () -> false);
    SweepReport askedFor =
        company
            .sweep()
            .run(
                SweepRequest.members(Set.of(), Set.of(new GroupName("engineers")), "event-1"),
                () -> false);

    assertThat(hourly.differences()).isEqualTo(Map.of(Difference.MEMBERSHIP, 2));
    assertThat(askedFor.toDeprovisioner()).isEqualTo(1);
    assertThat(askedFor.differences()).isEmpty();
  }

  @Test
  void whoWaitsLongestIsKnownByTheEventThatTheyWaitSince() {
    company.join(ana, "scientists").recorded(ana, "scientists", State.GRANTING);
    company.waiting(
        ana, new PendingReconcile(1, company.now.plusSeconds(60), company.now.minusSeconds(240)));

    SweepReport report = company.sweep().run(EVERYBODY, () -> false);

    assertThat(report.standing().orElseThrow().longestWait()).isEqualTo(Duration.ofMinutes(4));
    assertThat(report.standing().orElseThrow().withAccess()).isZero();
  }

  @Test
  void aDefaultRoleThatCanDoSomethingIsFound() {
    DomainArn domain =
        new DomainArn(
            "arn:aws:sagemaker:eu-west-1:111122223333:domain/" + InMemoryDirectory.DOMAIN);
    PowerfulDefaultRole found =
        new PowerfulDefaultRole(domain, company.role("anything"), Set.of("S3FullAccess"));
    company.powerfulDefaultRoles.put(domain, found);

    assertThat(company.sweep().run(EVERYBODY, () -> false).powerfulDefaultRoles())
        .containsExactly(found);
  }

  @Test
  void aDomainWhoseAccountLetsNobodyInHoldsUpNothingElse() {
    company.join(ana, "scientists");
    company.accessRoleIsMissing = true;

    SweepReport report = company.sweep().run(EVERYBODY, () -> false);

    assertThat(company.named(Direction.GRANT)).containsExactly(ana);
    assertThat(report.inaccessible().values()).containsExactly("no access role");
  }

  @Test
  void whoJoinedUnheardGoesToTheProvisionerAndWhoLeftToTheDeprovisioner() {
    company.join(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers").leave(bo, "engineers");

    company.sweep().run(EVERYBODY, () -> false);

    assertThat(company.named(Direction.GRANT)).containsExactly(ana);
    assertThat(company.named(Direction.REVOKE)).containsExactly(bo);
  }

  @Test
  void aGroupsChangeConcernsItsOwnMembersAlone() {
    company.join(ana, "scientists");
    company.join(bo, "engineers");

    company.sweep().run(about("scientists"), () -> false);

    assertThat(company.named(Direction.GRANT)).containsExactly(ana);
    assertThat(company.groupsRead).containsExactly(company.group("scientists"));
  }

  @Test
  void whoLeavesOneOfTwoGroupsKeepsWhatTheOtherGrants() {
    // Given
    company.join(ana, "scientists").join(ana, "engineers").granted(ana, "scientists");
    company.leave(ana, "engineers");

    // When
    company.sweep().run(about("engineers"), () -> false);

    // Then: the deprovisioner looks, and finds that nothing is to be taken away
    assertThat(company.named(Direction.REVOKE)).containsExactly(ana);
    assertThat(company.named(Direction.GRANT)).isEmpty();
  }

  @Test
  void allMembersOfADeletedGroupGoToTheDeprovisioner() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "scientists").granted(bo, "scientists");
    SweepRequest request = about("scientists");
    company.deleteGroup("scientists");

    company.sweep().run(request, () -> false);

    assertThat(company.named(Direction.REVOKE)).containsExactlyInAnyOrder(ana, bo);
  }

  @Test
  void aGroupThatIsRenamedOutOfTheMappingIsAsGoodAsGone() {
    company.join(ana, "scientists").granted(ana, "scientists");
    SweepRequest request = about("scientists");
    company.rename("scientists", "astronomers");

    company.sweep().run(request, () -> false);

    assertThat(company.named(Direction.REVOKE)).containsExactly(ana);
  }

  @Test
  void aGroupThatIsRenamedFromOneRowToAnotherMeansAnotherRoleForItsMembers() {
    company.join(ana, "scientists").granted(ana, "scientists");
    SweepRequest request = about("scientists");
    company.deleteGroup("engineers");
    company.rename("scientists", "engineers");

    company.sweep().run(request, () -> false);

    assertThat(company.named(Direction.GRANT)).containsExactly(ana);
  }

  @Test
  void aGroupThatNobodyMappedMeansNothing() {
    company.join(ana, "office");

    company.sweep().run(about("office"), () -> false);

    assertThat(company.named).isEmpty();
    assertThat(company.groupsRead).isEmpty();
  }

  @Test
  void aChangedRoleMeansALookAtTheRowsMembers() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers");
    company.map("scientists", "arn:aws:iam::111122223333:role/studio/other", 20);

    company.sweep().run(aboutRowOf("scientists"), () -> false);

    assertThat(company.named(Direction.GRANT)).containsExactly(ana);
  }

  @Test
  void aDeletedRowMeansALookAtWhoeverHadARoleByIt() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.unmap("scientists");

    company.sweep().run(aboutRowOf("scientists"), () -> false);

    assertThat(company.named(Direction.REVOKE)).containsExactly(ana);
  }

  @Test
  void aMappingThatIsEmptyMeansALookAtOneUserWhoTellsIt() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers");
    company.unmap("scientists");
    company.unmap("engineers");

    company.sweep().run(EVERYBODY, () -> false);

    assertThat(company.named(Direction.REVOKE)).isEmpty();
    assertThat(company.named(Direction.GRANT)).hasSize(1);
  }

  @Test
  void aRowThatCannotBeRightIsToldOfByOneOfItsUsers() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "scientists").granted(bo, "scientists");
    company.unmap("scientists");
    company.refused.add(refused("scientists"));

    company.sweep().run(EVERYBODY, () -> false);

    assertThat(company.named(Direction.REVOKE)).isEmpty();
    assertThat(company.named(Direction.GRANT)).hasSize(1);
  }

  private static RefusedRow refused(String group) {
    return new RefusedRow(group, "d-one", Optional.empty(), "roleArn: missing");
  }

  @Test
  void whoIsWaitedForIsLeftInPeaceUntilTheLookMustBeLost() {
    company.join(ana, "scientists").recorded(ana, "scientists", State.GRANTING);
    PendingReconcile next = new PendingReconcile(1, company.now.plusSeconds(900), company.now);
    company.waiting(ana, next);

    company.sweep().run(EVERYBODY, () -> false);
    assertThat(company.named).isEmpty();

    company.now = next.due().plus(Duration.ofMinutes(16));
    company.sweep().run(EVERYBODY, () -> false);
    assertThat(company.named(Direction.GRANT)).containsExactly(ana);
  }

  @Test
  void aTeardownThatIsWaitedForIsLeftInPeace() {
    company.recorded(ana, "scientists", State.REVOKING);
    company.waiting(ana, new PendingReconcile(1, company.now.plusSeconds(900), company.now));

    company.sweep().run(EVERYBODY, () -> false);

    assertThat(company.named).isEmpty();
  }

  @Test
  void aProfileThatWasChangedOrDeletedByHandIsLookedAt() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers");
    company.touchProfileOf(ana);
    company.deleteProfileOf(bo);

    company.sweep().run(EVERYBODY, () -> false);

    assertThat(company.named(Direction.GRANT)).containsExactlyInAnyOrder(ana, bo);
  }

  @Test
  void aProfileOfOursThatTheLedgerForgotGoesToTheDeprovisionerByName() {
    ProfileRef profile = company.profile("forgotten", Optional.of(ana));

    company.sweep().run(EVERYBODY, () -> false);

    ReconcileRequest named = company.named.getOrDefault(Direction.REVOKE, List.of()).getFirst();
    assertThat(named.user()).isEqualTo(ana);
    assertThat(named.trigger().found()).contains(profile);
  }

  @Test
  void aForeignProfileIsLookedIntoOnceAndThenWhenItWasModified() {
    company.profile("by-hand", Optional.empty());

    company.sweep().run(EVERYBODY, () -> false);
    company.sweep().run(EVERYBODY, () -> false);
    assertThat(company.ownersRead).containsExactly(new ProfileName("by-hand"));

    company.touch("by-hand");
    company.sweep().run(EVERYBODY, () -> false);
    assertThat(company.ownersRead).hasSize(2);
    assertThat(company.named).isEmpty();
  }

  @Test
  void whatTimeDoesNotAllowForIsDoneByFurtherSweepsWithNobodyLeftOut() {
    // Given
    company.join(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers").leave(bo, "engineers");
    UserId cy = company.user();
    company.recorded(cy, "scientists", State.GRANTED);
    ProfileRef forgotten = company.profile("forgotten", Optional.of(company.user()));

    // When: each sweep has time for one group or one domain
    SweepRequest request = EVERYBODY;
    int sweeps = 0;
    while (request != null) {
      int[] left = {1};
      company.requeue.clear();
      company.sweep().run(request, () -> left[0]-- == 0);
      request = company.requeue.isEmpty() ? null : company.requeue.getFirst();
      sweeps++;
    }

    // Then
    assertThat(sweeps).isEqualTo(3);
    assertThat(company.named(Direction.GRANT)).containsExactly(ana);
    assertThat(company.named(Direction.REVOKE))
        .containsExactlyInAnyOrder(bo, cy, company.owners.get(forgotten.name()));
  }

  @Test
  void whoWasDisabledUnheardIsFoundByTheSweepOfStatus() {
    // Given
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers").recorded(bo, "engineers", State.REVOKING);
    UserId cy = company.user();
    company.join(cy, "scientists").granted(cy, "scientists");
    UserId di = company.user();
    company.quarantined(di, "scientists", company.now.plusSeconds(1));
    company.disabled.addAll(List.of(ana, bo, di, company.user(), cy));

    // When: each sweep has time for two pages
    SweepRequest request = SweepRequest.status("sweep-1");
    for (int sweep = 0; sweep < 3; sweep++) {
      int[] left = {2};
      company.requeue.clear();
      company.sweep().run(request, () -> left[0]-- == 0);
      request = company.requeue.isEmpty() ? request : company.requeue.getFirst();
    }

    // Then
    assertThat(company.requeue).isEmpty();
    assertThat(company.named(Direction.REVOKE)).containsExactly(ana, cy);
  }

  @Test
  void aReadThatFailsNamesNobody() {
    company.join(ana, "scientists").granted(ana, "scientists").leave(ana, "scientists");
    company.failing = true;

    assertThatThrownBy(() -> company.sweep().run(EVERYBODY, () -> false))
        .hasMessage("the directory is down");
    assertThat(company.named).isEmpty();
  }

  @Test
  void aRequestIsReadAsItWasWritten() {
    SweepRequest members =
        SweepRequest.members(
            Set.of(company.group("scientists")),
            Set.of(new GroupName("a"), new GroupName("b")),
            "e");

    for (SweepRequest request :
        List.of(
            EVERYBODY,
            members,
            members.next(),
            SweepRequest.status("sweep-2").continuingAt(new Mark.UserPage("token")),
            SweepRequest.held("sweep-3"),
            EVERYBODY.continuingAt(new Mark.Group("0000")),
            EVERYBODY.continuingAt(new Mark.Domain("d-one")))) {
      assertThat(SweepRequest.is(request.fields())).isTrue();
      assertThat(SweepRequest.of(request.fields(), "other")).isEqualTo(request);
    }
  }

  @Test
  void theScheduleNeedsNoMoreThanTheType() {
    assertThat(SweepRequest.of(Map.of("type", "studio-access.Sweep"), "message-1"))
        .isEqualTo(SweepRequest.everybody("message-1"));
  }

  private SweepRequest about(String group) {
    return SweepRequest.members(Set.of(company.group(group)), Set.of(), "event-1");
  }

  private static SweepRequest aboutRowOf(String group) {
    return SweepRequest.members(Set.of(), Set.of(new GroupName(group)), "event-1");
  }
}
