package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.DOMAIN;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ENGINEER;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.SCIENTIST;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.AccessPeriod;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowMoment;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.plan.NotedChange;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.plan.RevocationRules;
import io.studioaccess.reconciler.plan.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Access that ends by the dates of a row, reconcile by reconcile. */
class AccessPeriodLoopTest {
  private static final MembershipId MEMBERSHIP =
      new MembershipId("00000009-1111-4000-8000-000000000000");
  private static final AccessPeriod THIRTY_DAYS =
      new AccessPeriod(Optional.empty(), Optional.empty(), Optional.of(30));

  private final InMemoryCompany company = new InMemoryCompany();
  private Reconciler provisioner;
  private Reconciler deprovisioner;
  private Instant joined;

  @BeforeEach
  void giveAGracePeriod() {
    company.rules =
        new RevocationRules(
            company.rules.quarantineRole(),
            Duration.ofDays(7),
            PrivateSpaces.DELETE,
            company.rules.stuckAfter(),
            false);
    provisioner = company.reconciler(company.granting());
    deprovisioner = company.reconciler(company.revoking());
    joined = company.clock.instant();
  }

  @Test
  void accessOfAGuestEndsAfterItsDays() {
    joinWith(THIRTY_DAYS, Optional.of(joined));
    grant();
    company.admitted = false; // the hourly limit is reached

    company.advance(Duration.ofDays(30).minusMillis(1));
    assertThat(revoke()).doesNotContain("Quarantined");
    company.advance(Duration.ofMillis(1));
    assertThat(revoke()).contains("Quarantined");

    assertThat(company.limitChecks).as("written down beforehand, so not counted").isEmpty();
  }

  @Test
  void anEndIsAnnouncedOnce() {
    joinWith(THIRTY_DAYS, Optional.of(joined));
    grant();

    company.advance(Duration.ofDays(23).minusMillis(1));
    grant();
    assertThat(published()).doesNotContain("Expiring");
    company.advance(Duration.ofMillis(1));
    grant();
    grant();

    assertThat(published()).containsOnlyOnce("Expiring");
    assertThat(outcome(Outcome.Expiring.class).until()).isEqualTo(joined.plus(Duration.ofDays(30)));
    assertThat(outcome(Outcome.Expiring.class).after()).isEmpty();
  }

  @Test
  void aMovedEndIsAnnouncedAgain() {
    joinWith(until("2026-03-05"), Optional.of(joined));
    grant();
    grant();
    map("scientists", SCIENTIST, until("2026-03-06"));
    grant();
    grant();

    assertThat(published()).filteredOn("Expiring"::equals).hasSize(2);
  }

  @Test
  void withoutADirectoryDateDaysCountFromTheFirstSight() {
    joinWith(THIRTY_DAYS, Optional.empty());
    grant();

    company.advance(Duration.ofDays(15));
    grant();
    company.advance(Duration.ofDays(15));

    assertThat(revoke()).contains("Quarantined");
    assertThat(company.records.get(ANA).memberSince()).isEqualTo(Map.of(MEMBERSHIP, joined));
  }

  @Test
  void aNewMembershipBeginsNewDays() {
    joinWith(THIRTY_DAYS, Optional.of(joined));
    grant();
    company.advance(Duration.ofDays(31));
    revoke();
    company.memberships.clear();
    join(Optional.of(company.clock.instant()));

    assertThat(grant()).contains("Restored");
  }

  @Test
  void aLaterEndWithinTheGracePeriodRestoresAccess() {
    joinWith(until("2026-03-31"), Optional.of(joined));
    grant();
    company.advance(Duration.ofDays(30));
    assertThat(revoke()).contains("Quarantined");

    map("scientists", SCIENTIST, until("2026-12-31"));

    assertThat(grant()).contains("Restored");
  }

  @Test
  void aDateInThePastIsHeldOverTheLimit() {
    joinWith(until("2026-12-31"), Optional.of(joined));
    grant();
    company.admitted = false;
    map("scientists", SCIENTIST, until("2026-01-31"));

    assertThat(revoke()).contains("Held");
    assertThat(company.limitChecks).containsExactly(Optional.empty());
  }

  @Test
  void anEndNotedShortlyBeforeCountsAgainstTheLimit() {
    joinWith(until("2026-12-31"), Optional.of(joined));
    grant();
    company.admitted = false;
    company.advance(Duration.ofHours(14)); // an hour before the end of the day
    map("scientists", SCIENTIST, until("2026-03-02"));
    grant();
    company.advance(Duration.ofHours(2));

    assertThat(revoke()).contains("Held");
  }

  @Test
  void aNotedEndIsNoExcuseForALaterMistake() {
    joinWith(until("2026-03-31"), Optional.of(joined));
    grant();
    company.admitted = false;
    company.memberships.clear(); // the identity provider empties the group
    assertThat(revoke()).contains("Held");
    company.verdict = Optional.of(Verdict.REJECTED);
    assertThat(revoke()).containsOnly("Unchanged");
    map("scientists", SCIENTIST, until("2028-03-31"));

    company.advance(Duration.ofDays(31));

    assertThat(revoke()).as("the rejected revocation").containsOnly("Unchanged");
    company.verdict = Optional.empty();
    assertThat(revoke()).doesNotContain("Quarantined");
  }

  @Test
  void aDateThatWasMovedIntoThePastStaysHeldAfterTheNotedEnd() {
    joinWith(until("2026-03-31"), Optional.of(joined));
    grant();
    company.admitted = false;
    map("scientists", SCIENTIST, until("2026-01-31"));
    assertThat(revoke()).contains("Held");

    company.advance(Duration.ofDays(31));

    assertThat(revoke()).doesNotContain("Quarantined");
  }

  @Test
  void aCorrectionOfSettingsKeepsTheNotedEnd() {
    joinWith(until("2026-03-31"), Optional.of(joined));
    grant();
    NotedChange noted = scheduled();
    company.advance(Duration.ofDays(29).plusHours(9));
    company.profile("ana", "ana", ENGINEER, ProfileStatus.IN_SERVICE); // by hand

    grant();

    assertThat(scheduled().noted()).isEqualTo(noted.noted());
  }

  private NotedChange scheduled() {
    return company.records.get(ANA).in(DOMAIN).flatMap(ProfileRecord::scheduled).orElseThrow();
  }

  @Test
  void anEndThatWasNotedForAnotherRoleCounts() {
    company.rows.removeIf(row -> row.group().equals(new GroupName("engineers")));
    joinWith(until("2026-03-31"), Optional.of(joined));
    grant();
    company.admitted = false;
    company.join("engineers");
    company.rows.add(InMemoryCompany.row("engineers", ENGINEER, 30)); // takes over at the end
    company.advance(Duration.ofDays(30));

    assertThat(grant()).doesNotContain("Changed");
    assertThat(company.limitChecks).contains(Optional.of(ENGINEER));
  }

  @Test
  void aRoleThatTakesOverAtTheEndIsNotHeld() {
    joinWith(until("2026-03-31"), Optional.of(joined));
    company.rows.removeIf(row -> row.group().equals(new GroupName("engineers")));
    company.rows.add(InMemoryCompany.row("engineers", ENGINEER, 30));
    company.join("engineers");
    grant();
    company.admitted = false;
    company.advance(Duration.ofDays(30));

    assertThat(grant()).contains("Changed");
    assertThat(company.limitChecks).isEmpty();
  }

  @Test
  void nobodyHasAccessBeforeTheRowBegins() {
    map("scientists", SCIENTIST, from("2026-04-01"));
    join(Optional.of(joined));

    assertThat(grant()).containsOnly("Unchanged");
    assertThat(company.profiles).isEmpty();
    company.advance(Duration.ofDays(30));
    assertThat(grant()).contains("Granted");
  }

  private void joinWith(AccessPeriod period, Optional<Instant> created) {
    map("scientists", SCIENTIST, period);
    join(created);
  }

  private void join(Optional<Instant> created) {
    GroupId group = company.groups.get(new GroupName("scientists"));
    MembershipId id =
        company.records.getOrDefault(ANA, UserRecord.empty()).memberships().isEmpty()
            ? MEMBERSHIP
            : new MembershipId("00000008-1111-4000-8000-000000000000");
    company.memberships.add(new Membership(id, group, created));
  }

  private void map(String group, RoleArn role, AccessPeriod period) {
    company.rows.removeIf(row -> row.group().equals(new GroupName(group)));
    company.rows.add(
        new MappingRow(
            new GroupName(group),
            DOMAIN,
            Optional.empty(),
            role,
            20,
            Optional.empty(),
            true,
            "",
            UserSettings.NONE,
            Optional.empty(),
            period));
  }

  private static AccessPeriod until(String lastDay) {
    return new AccessPeriod(
        Optional.empty(), Optional.of(RowMoment.endOf(lastDay)), Optional.empty());
  }

  private static AccessPeriod from(String firstDay) {
    return new AccessPeriod(
        Optional.of(RowMoment.startOf(firstDay)), Optional.empty(), Optional.empty());
  }

  private List<String> grant() {
    return run(provisioner);
  }

  private List<String> revoke() {
    return run(deprovisioner);
  }

  /** Reconciles until nothing is started any more: the kinds of all outcomes. */
  private List<String> run(Reconciler reconciler) {
    List<String> kinds = new ArrayList<>();
    boolean started = true;
    while (started) {
      List<Outcome> outcomes = reconciler.reconcile(ANA, Trigger.first("event-1")).outcomes();
      outcomes.forEach(outcome -> kinds.add(outcome.kind()));
      started = outcomes.stream().anyMatch(Outcome.Started.class::isInstance);
    }
    return kinds;
  }

  private List<String> published() {
    return company.published.stream().map(outcome -> outcome.outcome().kind()).toList();
  }

  private <T extends Outcome> T outcome(Class<T> kind) {
    return company.published.stream()
        .map(UserOutcome::outcome)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRecordWithoutDatesHasNoSchedule() {
    company.granted("scientists");

    assertThat(company.records.get(ANA).in(DOMAIN).flatMap(ProfileRecord::scheduled)).isEmpty();
    assertThat(company.records.get(ANA).memberSince()).isEmpty();
  }
}
