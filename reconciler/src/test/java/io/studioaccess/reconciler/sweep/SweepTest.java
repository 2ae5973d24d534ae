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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The users a sweep requests a reconcile for. */
class SweepTest {
  private static final SweepRequest ALL_USERS = SweepRequest.allUsers("sweep-1");

  private final InMemoryDirectory company = new InMemoryDirectory();
  private final UserId ana = company.user();
  private final UserId bo = company.user();

  @Test
  void requestsNothingIfNothingDiffers() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers");

    SweepReport report = company.sweep().run(ALL_USERS, () -> false);

    assertThat(company.requests).isEmpty();
    assertThat(report.differences()).isEmpty();
    assertThat(report.leftParts()).isZero();
    assertThat(List.of(report.groups(), report.users(), report.profiles())).containsOnly(2);
    assertThat(report.totals())
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
  void userWithOnlyAHistoryIsIgnored() {
    HistoryEntry revoked =
        new HistoryEntry(company.now, "event-1", InMemoryDirectory.DOMAIN, "Revoked", "role");
    company.records.put(
        ana, new UserRecord(Map.of(), Map.of(), Map.of(), Optional.empty(), List.of(revoked)));

    SweepReport report = company.sweep().run(ALL_USERS, () -> false);

    assertThat(company.requests).isEmpty();
    assertThat(report.users()).isZero();
  }

  @Test
  void recordsOnlyFullSweeps() {
    company.join(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers");

    company
        .sweep()
        .run(
            SweepRequest.members(Set.of(), Set.of(new GroupName("engineers")), "event-1"),
            () -> false);
    assertThat(company.lastSweep).isEmpty();

    company.sweep().run(ALL_USERS, () -> false);
    assertThat(company.lastSweep).contains(new LastSweep(company.now, 2, 2, 1, 1, 0));
  }

  @Test
  void onlyAFullSweepCountsDifferences() {
    company.join(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers").leave(bo, "engineers");

    SweepReport hourly = company.sweep().run(ALL_USERS, () -> false);
    SweepReport requested =
        company
            .sweep()
            .run(
                SweepRequest.members(Set.of(), Set.of(new GroupName("engineers")), "event-1"),
                () -> false);

    assertThat(hourly.differences()).isEqualTo(Map.of(Difference.MEMBERSHIP, 2));
    assertThat(requested.toDeprovisioner()).isEqualTo(1);
    assertThat(requested.differences()).isEmpty();
  }

  @Test
  void longestWaitStartsAtTheEvent() {
    company.join(ana, "scientists").recorded(ana, "scientists", State.GRANTING);
    company.pending(
        ana, new PendingReconcile(1, company.now.plusSeconds(60), company.now.minusSeconds(240)));

    SweepReport report = company.sweep().run(ALL_USERS, () -> false);

    assertThat(report.totals().orElseThrow().longestWait()).isEqualTo(Duration.ofMinutes(4));
    assertThat(report.totals().orElseThrow().usersWithAccess()).isZero();
  }

  @Test
  void findsADefaultRoleWithPermissions() {
    DomainArn domain =
        new DomainArn(
            "arn:aws:sagemaker:eu-west-1:111122223333:domain/" + InMemoryDirectory.DOMAIN);
    PowerfulDefaultRole found =
        new PowerfulDefaultRole(domain, company.role("anything"), Set.of("S3FullAccess"));
    company.powerfulDefaultRoles.put(domain, found);

    assertThat(company.sweep().run(ALL_USERS, () -> false).powerfulDefaultRoles())
        .containsExactly(found);
  }

  @Test
  void inaccessibleDomainDoesNotStopTheSweep() {
    company.join(ana, "scientists");
    company.accessRoleIsMissing = true;

    SweepReport report = company.sweep().run(ALL_USERS, () -> false);

    assertThat(company.requested(Direction.GRANT)).containsExactly(ana);
    assertThat(report.inaccessible().values()).containsExactly("no access role");
  }

  @Test
  void findsMissedJoinsAndDepartures() {
    company.join(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers").leave(bo, "engineers");

    company.sweep().run(ALL_USERS, () -> false);

    assertThat(company.requested(Direction.GRANT)).containsExactly(ana);
    assertThat(company.requested(Direction.REVOKE)).containsExactly(bo);
  }

  @Test
  void groupSweepConcernsItsMembersOnly() {
    company.join(ana, "scientists");
    company.join(bo, "engineers");

    company.sweep().run(sweepOf("scientists"), () -> false);

    assertThat(company.requested(Direction.GRANT)).containsExactly(ana);
    assertThat(company.groupsRead).containsExactly(company.group("scientists"));
  }

  @Test
  void userWhoRejoinedIsNotRequestedForTheEndedMembership() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.stillIndexed(ana, "scientists"); // of the membership that ended

    company.sweep().run(sweepOf("scientists"), () -> false);

    assertThat(company.requests).isEmpty();
  }

  @Test
  void leaverOfOneOfTwoGroupsGoesToTheDeprovisioner() {
    // Given
    company.join(ana, "scientists").join(ana, "engineers").granted(ana, "scientists");
    company.leave(ana, "engineers");

    // When
    company.sweep().run(sweepOf("engineers"), () -> false);

    // Then: the deprovisioner reconciles, and finds that nothing is to be revoked
    assertThat(company.requested(Direction.REVOKE)).containsExactly(ana);
    assertThat(company.requested(Direction.GRANT)).isEmpty();
  }

  @Test
  void membersOfADeletedGroupGoToTheDeprovisioner() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "scientists").granted(bo, "scientists");
    SweepRequest request = sweepOf("scientists");
    company.deleteGroup("scientists");

    company.sweep().run(request, () -> false);

    assertThat(company.requested(Direction.REVOKE)).containsExactlyInAnyOrder(ana, bo);
  }

  @Test
  void groupRenamedOutOfTheMappingIsRevoked() {
    company.join(ana, "scientists").granted(ana, "scientists");
    SweepRequest request = sweepOf("scientists");
    company.rename("scientists", "astronomers");

    company.sweep().run(request, () -> false);

    assertThat(company.requested(Direction.REVOKE)).containsExactly(ana);
  }

  @Test
  void groupRenamedToAnotherRowIsGranted() {
    company.join(ana, "scientists").granted(ana, "scientists");
    SweepRequest request = sweepOf("scientists");
    company.deleteGroup("engineers");
    company.rename("scientists", "engineers");

    company.sweep().run(request, () -> false);

    assertThat(company.requested(Direction.GRANT)).containsExactly(ana);
  }

  @Test
  void unmappedGroupIsIgnored() {
    company.join(ana, "office");

    company.sweep().run(sweepOf("office"), () -> false);

    assertThat(company.requests).isEmpty();
    assertThat(company.groupsRead).isEmpty();
  }

  @Test
  void changedRoleRequestsTheRowsMembers() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers");
    company.map("scientists", "arn:aws:iam::111122223333:role/studio/other", 20);

    company.sweep().run(sweepOfRow("scientists"), () -> false);

    assertThat(company.requested(Direction.GRANT)).containsExactly(ana);
  }

  @Test
  void deletedRowRequestsItsRecordedUsers() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.unmap("scientists");

    company.sweep().run(sweepOfRow("scientists"), () -> false);

    assertThat(company.requested(Direction.REVOKE)).containsExactly(ana);
  }

  @Test
  void emptyMappingIsReportedForOneUser() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers");
    company.unmap("scientists");
    company.unmap("engineers");

    company.sweep().run(ALL_USERS, () -> false);

    assertThat(company.requested(Direction.REVOKE)).isEmpty();
    assertThat(company.requested(Direction.GRANT)).hasSize(1);
  }

  @Test
  void refusedRowIsReportedForOneUser() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "scientists").granted(bo, "scientists");
    company.unmap("scientists");
    company.refused.add(refused("scientists"));

    company.sweep().run(ALL_USERS, () -> false);

    assertThat(company.requested(Direction.REVOKE)).isEmpty();
    assertThat(company.requested(Direction.GRANT)).hasSize(1);
  }

  private static RefusedRow refused(String group) {
    return new RefusedRow(group, "d-one", Optional.empty(), Optional.empty(), "roleArn: missing");
  }

  @Test
  void pendingGrantIsAwaitedUntilItExpires() {
    company.join(ana, "scientists").recorded(ana, "scientists", State.GRANTING);
    PendingReconcile next = new PendingReconcile(1, company.now.plusSeconds(900), company.now);
    company.pending(ana, next);

    company.sweep().run(ALL_USERS, () -> false);
    assertThat(company.requests).isEmpty();

    company.now = next.due().plus(Duration.ofMinutes(16));
    company.sweep().run(ALL_USERS, () -> false);
    assertThat(company.requested(Direction.GRANT)).containsExactly(ana);
  }

  @Test
  void pendingRevocationIsAwaited() {
    company.recorded(ana, "scientists", State.REVOKING);
    company.pending(ana, new PendingReconcile(1, company.now.plusSeconds(900), company.now));

    company.sweep().run(ALL_USERS, () -> false);

    assertThat(company.requests).isEmpty();
  }

  @Test
  void changedOrDeletedProfileIsRequested() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers").granted(bo, "engineers");
    company.touchProfileOf(ana);
    company.deleteProfileOf(bo);

    company.sweep().run(ALL_USERS, () -> false);

    assertThat(company.requested(Direction.GRANT)).containsExactlyInAnyOrder(ana, bo);
  }

  @Test
  void unrecordedProfileGoesToTheDeprovisioner() {
    ProfileRef profile = company.profile("forgotten", Optional.of(ana));

    company.sweep().run(ALL_USERS, () -> false);

    ReconcileRequest request =
        company.requests.getOrDefault(Direction.REVOKE, List.of()).getFirst();
    assertThat(request.user()).isEqualTo(ana);
    assertThat(request.trigger().found()).contains(profile);
  }

  @Test
  void foreignProfileIsReadOnceUntilModified() {
    company.profile("by-hand", Optional.empty());

    company.sweep().run(ALL_USERS, () -> false);
    company.sweep().run(ALL_USERS, () -> false);
    assertThat(company.ownersRead).containsExactly(new ProfileName("by-hand"));

    company.touch("by-hand");
    company.sweep().run(ALL_USERS, () -> false);
    assertThat(company.ownersRead).hasSize(2);
    assertThat(company.requests).isEmpty();
  }

  @Test
  void statusSweepFindsDisabledUsers() {
    // Given
    company.join(ana, "scientists").granted(ana, "scientists");
    company.join(bo, "engineers").recorded(bo, "engineers", State.REVOKING);
    UserId cy = company.user();
    company.join(cy, "scientists").granted(cy, "scientists");
    UserId di = company.user();
    company.quarantined(di, "scientists", company.now.plusSeconds(1));
    company.disabled.addAll(List.of(ana, bo, di, company.user(), cy));

    // When: each sweep has time for two pages
    List<SweepReport> reports = company.sweepAll(SweepRequest.status("sweep-1"), 1);

    // Then
    assertThat(reports).hasSize(3);
    assertThat(company.requested(Direction.REVOKE)).containsExactly(ana, cy);
  }

  @Test
  void failedReadRequestsNothing() {
    company.join(ana, "scientists").granted(ana, "scientists").leave(ana, "scientists");
    company.failing = true;

    SweepReport report = company.sweep().run(ALL_USERS, () -> false);

    SweepRequest groups = company.requeued.getFirst();
    assertThat(report.failures().all()).isNotEmpty();
    assertThatThrownBy(() -> company.sweep().run(groups, () -> false).throwFailure())
        .hasMessage("the directory is down");
    assertThat(company.requests).isEmpty();
  }

  @Test
  void unreadableGroupsLeaveTheDomainsToBeCompared() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.touchProfileOf(ana);
    company.failing = true;

    SweepReport report = company.sweep().run(ALL_USERS, () -> false);

    assertThat(company.requested(Direction.GRANT)).containsExactly(ana);
    assertThat(report.failures().all()).isNotEmpty();
    assertThat(company.lastSweep).isEmpty();
  }

  @Test
  void requestSurvivesARoundTrip() {
    DomainArn domain =
        new DomainArn(
            "arn:aws:sagemaker:eu-west-1:111122223333:domain/" + InMemoryDirectory.DOMAIN);
    SweepRequest members =
        SweepRequest.members(
            Set.of(company.group("scientists")),
            Set.of(new GroupName("a"), new GroupName("b")),
            "e");

    for (SweepRequest request :
        List.of(
            ALL_USERS,
            members,
            members.nextAttempt(),
            SweepRequest.status("sweep-2").leaving(new Rest.UserPage("token"), Optional.empty()),
            SweepRequest.held("sweep-3"),
            ALL_USERS.leaving(Rest.Groups.ALL, Optional.of(new SweepPart("run", "1.2"))),
            ALL_USERS.leaving(
                new Rest.Groups(List.of(company.group("scientists"))), Optional.empty()),
            ALL_USERS.leaving(new Rest.Domains(List.of(domain)), Optional.empty()),
            ALL_USERS.leaving(
                new Rest.Tags(
                    List.of(
                        new RecordedProfile(new ProfileRef(domain, new ProfileName("ana")), ana))),
                Optional.of(new SweepPart("run", "1.1"))))) {
      assertThat(SweepRequest.is(request.fields())).isTrue();
      assertThat(SweepRequest.of(request.fields(), "other")).isEqualTo(request);
    }
  }

  @Test
  void scheduledMessageNeedsOnlyTheType() {
    assertThat(SweepRequest.of(Map.of("type", "studio-access.Sweep"), "message-1"))
        .isEqualTo(SweepRequest.allUsers("message-1"));
  }

  private SweepRequest sweepOf(String group) {
    return SweepRequest.members(Set.of(company.group(group)), Set.of(), "event-1");
  }

  private static SweepRequest sweepOfRow(String group) {
    return SweepRequest.members(Set.of(), Set.of(new GroupName(group)), "event-1");
  }
}
