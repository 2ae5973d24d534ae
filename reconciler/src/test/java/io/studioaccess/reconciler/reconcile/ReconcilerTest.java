package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.DOMAIN;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ENGINEER;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.SCIENTIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private static final ProfileName NAME = new ProfileName("ana");
  private static final Trigger EVENT = Trigger.first("event-1");

  private final InMemoryCompany company = new InMemoryCompany();
  private final Reconciler provisioner = company.reconciler(company.granting());
  private final Reconciler deprovisioner = company.reconciler(company.revoking());

  @Test
  void joiningUserGetsAProfile() {
    // Given
    company.join("scientists");

    // When
    List<Outcome> first = provisioner.reconcile(ANA, EVENT).outcomes();
    List<Outcome> second = provisioner.reconcile(ANA, EVENT).outcomes();
    List<Outcome> third = provisioner.reconcile(ANA, EVENT).outcomes();
    List<Outcome> fourth = provisioner.reconcile(ANA, EVENT).outcomes();

    // Then
    assertThat(first).containsExactly(new Outcome.Started("CreateProfile"));
    assertThat(second).containsExactly(new Outcome.Started("AssignGroup"));
    assertThat(third)
        .containsExactly(
            new Outcome.Granted(
                DOMAIN,
                NAME,
                new GroupName("scientists"),
                SCIENTIST,
                "https://d-one.studio",
                Optional.empty()));
    assertThat(fourth).singleElement().isInstanceOf(Outcome.Unchanged.class);
    assertThat(company.requeued)
        .hasSize(2)
        .extracting(ReconcileRequest::trigger)
        .allMatch(trigger -> trigger.attempt() == 1 && trigger.eventId().equals("event-1"));
  }

  @Test
  void userInNoMappedGroupIsUnchanged() {
    company.join("office");

    assertThat(provisioner.reconcile(ANA, EVENT).outcomes())
        .containsExactly(new Outcome.Unchanged("no mapped group and no profile of Studio Access"));
    assertThat(company.profiles).isEmpty();
    assertThat(company.records.get(ANA)).isEqualTo(UserRecord.empty());
  }

  @Test
  void leavingTheWinningGroupChangesTheRole() {
    company.granted("scientists", "engineers");
    assertThat(company.profiles.get(NAME).role()).contains(ENGINEER);

    company.leave("engineers");
    List<Outcome> handedOver = deprovisioner.reconcile(ANA, EVENT).outcomes();

    assertThat(handedOver).singleElement().isInstanceOf(Outcome.HandedOver.class);
    assertThat(company.handedOver).hasSize(1);
    provisioner.reconcile(ANA, EVENT);
    assertThat(company.profiles.get(NAME).role()).contains(SCIENTIST);
    assertThat(company.limitChecks).containsExactly(Optional.of(SCIENTIST));
    provisioner.reconcile(ANA, EVENT);
    assertThat(provisioner.reconcile(ANA, EVENT).outcomes())
        .containsExactly(
            new Outcome.Changed(
                DOMAIN,
                NAME,
                new GroupName("scientists"),
                ENGINEER,
                SCIENTIST,
                Optional.of(
                    "apps that were running keep the credentials of "
                        + ENGINEER
                        + " until they are restarted: stop them if the user must lose that role now"
                        + " (StopAppsOnRoleChange: always does so)")));
  }

  @Test
  void repeatedHandOversBackOff() {
    company.granted("scientists");
    company.leave("scientists");

    // For example, the deprovisioner caches an older mapping and hands over each time.
    provisioner.reconcile(ANA, EVENT);
    for (int i = 0; i < 3; i++) {
      provisioner.reconcile(ANA, company.handedOver.getLast().trigger());
    }

    assertThat(company.handOverDelays)
        .containsExactly(
            Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  @Test
  void provisionerHandsOverARevocation() {
    company.granted("scientists");
    company.leave("scientists");

    assertThat(provisioner.reconcile(ANA, EVENT).outcomes())
        .singleElement()
        .isInstanceOf(Outcome.HandedOver.class);
    assertThat(company.profiles).containsKey(NAME);
  }

  @Test
  void leavingUserLosesAppsAndProfile() {
    // Given
    company.granted("scientists");
    company.apps.put(
        NAME,
        List.of(
            new ObservedApp(
                new ObservedApp.App(Optional.empty(), "JupyterServer", "default"),
                ObservedApp.Status.IN_SERVICE,
                Optional.empty())));
    company.leave("scientists");

    // When
    deprovisioner.reconcile(ANA, EVENT);
    assertThat(company.profiles).containsKey(NAME);
    deprovisioner.reconcile(ANA, EVENT);
    List<Outcome> last = deprovisioner.reconcile(ANA, EVENT).outcomes();

    // Then
    assertThat(last)
        .containsExactly(
            new Outcome.Revoked(
                DOMAIN,
                NAME,
                Optional.of(new GroupName("scientists")),
                SCIENTIST,
                Optional.of("200005"),
                Optional.empty()));
    assertThat(company.limitChecks).containsExactly(Optional.empty());
    assertThat(company.records.get(ANA).isEmpty()).isTrue();
  }

  @Test
  void deletedOrDisabledUserLosesTheProfile() {
    company.granted("scientists");
    company.users.put(ANA, new DirectoryUser(ANA, new UserName("ana"), false));
    deprovisioner.reconcile(ANA, EVENT);
    assertThat(company.profiles).isEmpty();

    company.users.remove(ANA);
    assertThat(deprovisioner.reconcile(ANA, EVENT).outcomes())
        .singleElement()
        .isInstanceOf(Outcome.Revoked.class);
  }

  @Test
  void foreignProfileIsNeverChanged() {
    company.profile("ana", "ana", InMemoryCompany.role("by-hand"), ProfileStatus.IN_SERVICE);
    company.join("scientists");

    assertThat(provisioner.reconcile(ANA, EVENT).outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.reason()).contains("profile ana"));
    company.leave("scientists");
    deprovisioner.reconcile(ANA, EVENT);

    assertThat(company.profiles.get(NAME).role()).contains(InMemoryCompany.role("by-hand"));
  }

  @Test
  void takenNameFallsBackToTheHashedName() {
    company.profile("ana", "another user", InMemoryCompany.role("other"), ProfileStatus.IN_SERVICE);
    company.join("scientists");

    provisioner.reconcile(ANA, EVENT);

    assertThat(company.profiles.keySet())
        .extracting(ProfileName::value)
        .anyMatch(name -> name.matches("ana-[0-9a-f]{16}"));
  }

  @Test
  void renamedUserKeepsTheProfile() {
    company.granted("scientists");
    company.users.put(ANA, new DirectoryUser(ANA, new UserName("ana.new"), true));

    assertThat(provisioner.reconcile(ANA, EVENT).outcomes())
        .singleElement()
        .isInstanceOf(Outcome.Unchanged.class);
    assertThat(company.profiles).containsOnlyKeys(NAME);
  }

  @Test
  void emptyMappingRevokesNothing() {
    company.granted("scientists");
    company.rows = List.of();

    assertThat(deprovisioner.reconcile(ANA, EVENT).outcomes())
        .singleElement()
        .isInstanceOf(Outcome.Blocked.class);
    assertThat(company.profiles).containsKey(NAME);
    assertThat(company.requeued).hasSize(2).allMatch(it -> it.trigger().attempt() == 1);
  }

  @Test
  void profileCreatedAgainBySomebodyElseIsBlocked() {
    company.granted("scientists");
    company.profiles.remove(NAME);
    company.advance(Duration.ofDays(1));
    company.profile("ana", "another user", InMemoryCompany.role("other"), ProfileStatus.IN_SERVICE);
    company.tags.remove(NAME);
    company.leave("scientists");

    assertThat(deprovisioner.reconcile(ANA, EVENT).outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Blocked.class,
            blocked -> assertThat(blocked.reason()).contains("profile ana", "our tags"));
    assertThat(company.profiles).containsKey(NAME);
  }

  @Test
  void removedTagsKeepNobodysRole() {
    company.granted("scientists");
    company.tags.remove(NAME);
    company.users.remove(ANA);

    deprovisioner.reconcile(ANA, EVENT);

    assertThat(company.profiles).isEmpty();
  }

  @Test
  void leaverOfAnUnreadableProfileLosesTheRole() {
    company.granted("scientists");
    company.leave("scientists");
    company.unreadable = Optional.of("SageMaker is down");

    assertThat(deprovisioner.reconcile(ANA, EVENT).outcomes())
        .containsExactly(new Outcome.Started("Quarantine"));
    assertThat(company.profiles.get(NAME).role()).contains(company.rules.quarantineRole());
  }

  @Test
  void failedFirstAttemptOnAnUnreadableProfileIsRepeated() {
    company.granted("scientists");
    company.leave("scientists");
    company.unreadable = Optional.of("SageMaker is down");
    Reconciler busy =
        company.reconciler(
            InMemoryCompany.executorReturning(
                Direction.REVOKE, () -> new OperationResult.Busy("ResourceInUse")));
    busy.reconcile(ANA, EVENT);
    assertThat(company.profiles.get(NAME).role()).contains(SCIENTIST);

    deprovisioner.reconcile(ANA, company.requeued.getLast().trigger());

    assertThat(company.profiles.get(NAME).role()).contains(company.rules.quarantineRole());
  }

  @Test
  void tagsRemovedDuringTheCreationKeepNobodysRole() {
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    provisioner.reconcile(ANA, EVENT);
    company.tags.remove(NAME);
    company.leave("scientists");

    deprovisioner.reconcile(ANA, EVENT);

    assertThat(company.profiles).isEmpty();
  }

  @Test
  void taggedProfileOfSomebodyElsesSignInIsNotGranted() {
    RoleArn byHand = InMemoryCompany.role("by-hand");
    company.profile("ana", "attacker", byHand, ProfileStatus.IN_SERVICE);
    company.tags.put(NAME, ANA);
    company.join("scientists");

    provisioner.reconcile(ANA, EVENT);

    assertThat(company.profiles.get(NAME).role()).contains(byHand);
    assertThat(company.profiles).hasSize(2);
  }

  @Test
  void aProfileRecordedForItsTagsIsNotGranted() {
    // Given
    company.rules = InMemoryCompany.rules(Duration.ofDays(7));
    RoleArn byHand = InMemoryCompany.role("by-hand");
    company.profile("ana", "attacker", byHand, ProfileStatus.IN_SERVICE);
    company.tags.put(NAME, ANA);
    DomainArn domain = DomainArn.of(DOMAIN, byHand, new Region("eu-west-1"));
    Trigger found = EVENT.withFound(new ProfileRef(domain, NAME));
    Reconciler deprovisioner = company.reconciler(company.revoking());
    deprovisioner.reconcile(ANA, found);
    deprovisioner.reconcile(ANA, found);
    RoleArn quarantine = company.rules.quarantineRole();
    assertThat(company.profiles.get(NAME).role()).contains(quarantine);

    // When
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);

    // Then
    assertThat(company.profiles.get(NAME).role()).contains(quarantine);
  }

  /** That the revocation has seen it proves no more than its tags did. */
  @Test
  void aTaggedProfileInPlaceOfAnUnseenCreationIsNotGrantedWhenTheUserReturns() {
    // Given
    company.rules = InMemoryCompany.rules(Duration.ofDays(7));
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    company.profiles.remove(NAME);
    company.advance(Duration.ofMinutes(1));
    company.profile("ana", "attacker", InMemoryCompany.role("by-hand"), ProfileStatus.IN_SERVICE);
    company.tags.put(NAME, ANA);
    company.leave("scientists");
    Reconciler revoking = company.reconciler(company.revoking());
    revoking.reconcile(ANA, EVENT);
    revoking.reconcile(ANA, EVENT);
    RoleArn quarantine = company.rules.quarantineRole();
    assertThat(company.profiles.get(NAME).role()).contains(quarantine);

    // When
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    provisioner.reconcile(ANA, EVENT);

    // Then
    assertThat(company.profiles.get(NAME).role()).contains(quarantine);
  }

  /** Whoever may tag and create profiles must not get a user's role with a guest's sign-in name. */
  @Test
  void aTaggedProfileCreatedAgainIsNotGranted() {
    // Given
    company.granted("scientists");
    company.profiles.remove(NAME);
    company.advance(Duration.ofDays(1));
    RoleArn byHand = InMemoryCompany.role("by-hand");
    company.profile("ana", "attacker", byHand, ProfileStatus.IN_SERVICE);
    company.tags.put(NAME, ANA);

    // When
    List<Outcome> outcomes = provisioner.reconcile(ANA, EVENT).outcomes();

    // Then
    assertThat(outcomes).containsExactly(new Outcome.Started("CreateProfile"));
    assertThat(company.profiles.get(NAME).role()).contains(byHand);
    assertThat(company.profiles).hasSize(2);
  }

  @Test
  void aUserRenamedDuringTheCreationKeepsTheProfile() {
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    company.users.put(ANA, new DirectoryUser(ANA, new UserName("ana.new"), true));

    provisioner.reconcile(ANA, EVENT);

    assertThat(provisioner.reconcile(ANA, EVENT).outcomes())
        .singleElement()
        .isInstanceOf(Outcome.Granted.class);
    assertThat(company.profiles).containsOnlyKeys(NAME);
  }

  @Test
  void graceBeginsAnewIfItEndedBeforeTheRoleWasTaken() {
    company.rules = InMemoryCompany.rules(Duration.ofDays(7));
    company.granted("scientists");
    company.leave("scientists");
    OperationExecutor refusing =
        InMemoryCompany.executorReturning(
            Direction.REVOKE, () -> new OperationResult.Refused("no such role"));
    company.reconciler(refusing).reconcile(ANA, EVENT);
    company.advance(Duration.ofDays(8));

    company.reconciler(company.revoking()).reconcile(ANA, EVENT);

    assertThat(company.profiles).containsKey(NAME);
    assertThat(company.records.get(ANA).in(DOMAIN).orElseThrow().departure().orElseThrow().due())
        .isEqualTo(company.clock.instant().plus(Duration.ofDays(7)));
  }

  @Test
  void profileCreatedByHandUnderAnotherNameIsFound() {
    RoleArn byHand = InMemoryCompany.role("by-hand");
    company.profile("default-20240101t000000", "Ana", byHand, ProfileStatus.IN_SERVICE);
    company.foreignProfiles.put("ana", new ProfileName("default-20240101t000000"));
    company.join("scientists");

    assertThat(provisioner.reconcile(ANA, EVENT).outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("default-20240101t000000"));
    company.tags.put(new ProfileName("default-20240101t000000"), ANA);
    provisioner.reconcile(ANA, EVENT);

    assertThat(company.profiles.values())
        .singleElement()
        .satisfies(profile -> assertThat(profile.role()).contains(SCIENTIST));
  }

  @Test
  void anotherIdentityStoreDeletesNobody() {
    company.granted("scientists");
    company.users.remove(ANA);
    company.directoryId = "d-0987654321";

    assertThatThrownBy(() -> deprovisioner.reconcile(ANA, EVENT))
        .hasMessageContainingAll("d-1234567890", "d-0987654321", "IdentityStoreId");
    assertThat(company.profiles.get(NAME).role()).contains(SCIENTIST);
    assertThat(company.leased).isEmpty();
  }

  @Test
  void unfinishedGrantIsNotReportedAsRevoked() {
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    company.profiles.clear();
    company.leave("scientists");

    assertThat(deprovisioner.reconcile(ANA, EVENT).outcomes())
        .singleElement()
        .isInstanceOf(Outcome.Unchanged.class);
  }

  @Test
  void recordsMembershipsOfMappedGroups() {
    company.join("office");
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    assertThat(company.recordedMembers).containsOnlyKeys(company.memberships.getLast().id());

    company.leave("scientists");
    deprovisioner.reconcile(ANA, EVENT);
    assertThat(company.recordedMembers).isEmpty();
  }

  @Test
  void outcomesCarryTheEventId() {
    company.granted("scientists");

    assertThat(company.published)
        .filteredOn(published -> published.outcome() instanceof Outcome.Granted)
        .singleElement()
        .satisfies(published -> assertThat(published.eventId()).isEqualTo("event-1"));
  }
}
