package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.DOMAIN;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.SCIENTIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The recorded profile is gone, and somebody else's has its name. */
class ReplacedProfileTest {
  private static final ProfileName NAME = new ProfileName("ana");
  private static final ProfileName BOBS = new ProfileName("bob");
  private static final UserId BOB = new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000002");
  private static final RoleArn BY_HAND = InMemoryCompany.role("by-hand");
  private static final Trigger EVENT = Trigger.first("event-1");

  private final InMemoryCompany company = new InMemoryCompany();
  private final Reconciler provisioner = company.reconciler(company.granting());

  /** Somebody tagged Bob's own profile as Ana's, so that it is in quarantine, and recorded. */
  private void tagBobsProfile() {
    company.rules = InMemoryCompany.rules(Duration.ofDays(7));
    company.profile("bob", "bob", BY_HAND, ProfileStatus.IN_SERVICE);
    company.tags.put(BOBS, ANA);
    DomainArn domain = DomainArn.of(DOMAIN, BY_HAND, new Region("eu-west-1"));
    Trigger found = EVENT.withFound(new ProfileRef(domain, BOBS));
    Reconciler deprovisioner = company.reconciler(company.revoking());
    deprovisioner.reconcile(ANA, found);
    deprovisioner.reconcile(ANA, found);
    assertThat(company.profiles.get(BOBS).role()).contains(company.rules.quarantineRole());
  }

  private void replaceBobsProfile(UserId tagged) {
    company.profiles.remove(BOBS);
    company.advance(Duration.ofDays(1));
    company.profile("bob", "bob", SCIENTIST, ProfileStatus.IN_SERVICE);
    company.tags.put(BOBS, tagged);
  }

  private Outcome last() {
    Outcome outcome = provisioner.reconcile(ANA, EVENT).outcomes().getFirst();
    while (outcome instanceof Outcome.Started) {
      outcome = provisioner.reconcile(ANA, EVENT).outcomes().getFirst();
    }
    return outcome;
  }

  @Test
  void anEntitledUserGetsAProfileOfTheirOwn() {
    // Given
    tagBobsProfile();
    replaceBobsProfile(BOB);
    company.join("scientists");

    // When
    Outcome outcome = last();

    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Granted.class, granted -> assertThat(granted.profile()).isEqualTo(NAME));
    assertThat(company.profiles.get(NAME).signInName()).contains("ana");
    assertThat(company.records.get(ANA).in(DOMAIN).map(ProfileRecord::name)).contains(NAME);
  }

  @Test
  void theReplacementIsLeftAlone() {
    tagBobsProfile();
    replaceBobsProfile(BOB);
    Studio.Profile before = company.profiles.get(BOBS);
    company.join("scientists");

    last();

    assertThat(company.profiles.get(BOBS)).isEqualTo(before);
    assertThat(company.tags).containsEntry(BOBS, BOB);
  }

  /** Its grace period protects what is in it, so the record of it must not be lost. */
  @Test
  void aRecordedProfileThatIsStillThereIsRefused() {
    tagBobsProfile();
    company.tags.remove(BOBS);
    company.join("scientists");

    assertThat(last()).isInstanceOf(Outcome.Refused.class);
    assertThat(company.profiles).containsOnlyKeys(BOBS);
    assertThat(company.records.get(ANA).in(DOMAIN).map(ProfileRecord::name)).contains(BOBS);
  }

  @Test
  void aReplacementThatTheUserSignsInToIsRefused() {
    company.granted("scientists");
    company.profiles.remove(NAME);
    company.advance(Duration.ofDays(1));
    company.profile("ana", "ana", BY_HAND, ProfileStatus.IN_SERVICE);
    company.tags.remove(NAME);

    assertThat(last()).isInstanceOf(Outcome.Refused.class);
    assertThat(company.profiles).containsOnlyKeys(NAME);
  }

  @Test
  void aNameThatAGuestTookDuringTheCreationIsNotWaitedFor() {
    // Given
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    company.profiles.remove(NAME);
    company.tags.remove(NAME);
    company.profile("ana", "guest", BY_HAND, ProfileStatus.IN_SERVICE);

    // When
    Outcome outcome = last();

    // Then
    assertThat(outcome).isInstanceOf(Outcome.Granted.class);
    assertThat(company.profiles).hasSize(2);
    assertThat(company.profiles.get(NAME).role()).contains(BY_HAND);
  }

  /** Until the ledger has seen a profile, only its name and its tags say that it may be ours. */
  @Test
  void anUnseenProfileOfARenamedUserIsNotReplaced() {
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    company.users.put(ANA, new DirectoryUser(ANA, new UserName("ana.new"), true));
    company.tags.remove(NAME);

    assertThat(last()).isInstanceOf(Outcome.Refused.class);
    assertThat(company.profiles).containsOnlyKeys(NAME);
  }

  @Test
  void aLeaversRecordEndsWithAnotherUsersReplacement() {
    // Given
    tagBobsProfile();
    replaceBobsProfile(BOB);
    record(BOB, BOBS);

    // When
    company.reconciler(company.revoking()).reconcile(ANA, EVENT);

    // Then
    assertThat(company.records.get(ANA).in(DOMAIN)).isEmpty();
    assertThat(company.profiles.get(BOBS).role()).contains(SCIENTIST);
  }

  /** Otherwise nobody would learn that the profile is gone, and whose home is left. */
  @Test
  void aLeaverWhoseProfileWasReplacedIsReportedAsRevoked() {
    // Given
    company.granted("scientists");
    company.leave("scientists");
    Reconciler deprovisioner = company.reconciler(company.revoking());
    deprovisioner.reconcile(ANA, EVENT);
    company.profiles.remove(NAME);
    company.advance(Duration.ofDays(1));
    company.profile("ana", "bob", SCIENTIST, ProfileStatus.IN_SERVICE);
    company.tags.put(NAME, BOB);
    record(BOB, NAME);

    // When
    List<Outcome> outcomes = deprovisioner.reconcile(ANA, EVENT).outcomes();

    // Then
    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Revoked.class, revoked -> assertThat(revoked.profile()).isEqualTo(NAME));
    assertThat(company.records.get(ANA).in(DOMAIN)).isEmpty();
    assertThat(company.profiles.get(NAME).role()).contains(SCIENTIST);
  }

  private void record(UserId user, ProfileName profile) {
    ProfileRecord granted =
        new ProfileRecord(
            profile,
            ProfileRecord.State.GRANTED,
            Optional.empty(),
            SCIENTIST,
            new Region("eu-west-1"),
            "",
            Optional.empty(),
            Optional.empty(),
            company.profiles.get(profile).created(),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    company.records.put(
        user,
        new UserRecord(Map.of(DOMAIN, granted), Map.of(), Map.of(), Optional.empty(), List.of()));
  }
}
