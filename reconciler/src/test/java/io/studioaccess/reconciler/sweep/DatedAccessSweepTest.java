package io.studioaccess.reconciler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.AccessPeriod;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RowMoment;
import io.studioaccess.reconciler.desired.ScheduledChange;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.NotedChange;
import io.studioaccess.reconciler.reconcile.Direction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a sweep finds of access that ends by dates. */
class DatedAccessSweepTest {
  private static final SweepRequest ALL_USERS = SweepRequest.allUsers("sweep-1");
  private static final AccessPeriod THIRTY_DAYS =
      new AccessPeriod(Optional.empty(), Optional.empty(), Optional.of(30));

  private final InMemoryDirectory company = new InMemoryDirectory();
  private final UserId ana = company.user();
  private final Instant joined = company.now;

  @Test
  void anEndIsFoundWhenItIsDueAndIsNoDrift() {
    mapUntil("2026-03-31");
    company.join(ana, "scientists").granted(ana, "scientists");
    company.scheduled(ana, noted("2026-04-01T00:00:00Z", Optional.empty()));

    assertThat(sweep(Instant.parse("2026-03-31T23:59:59Z")).toDeprovisioner()).isZero();
    SweepReport due = sweep(Instant.parse("2026-04-01T00:00:00Z"));

    assertThat(due.toDeprovisioner()).isEqualTo(1);
    assertThat(due.differences()).isEmpty();
  }

  @Test
  void anEndIsRequestedWhenItIsToBeAnnounced() {
    mapUntil("2026-03-31");
    company.join(ana, "scientists").granted(ana, "scientists");
    Instant announce = Instant.parse("2026-03-25T00:00:00Z");
    company.scheduled(ana, noted("2026-04-01T00:00:00Z", Optional.of(announce)));

    assertThat(sweep(announce.minusMillis(1)).toProvisioner()).isZero();
    SweepReport found = sweep(announce);

    assertThat(found.toProvisioner()).isEqualTo(1);
    assertThat(found.differences()).isEmpty();
  }

  @Test
  void anEndThatTheLedgerDoesNotHoldIsADifference() {
    mapUntil("2026-03-31");
    company.join(ana, "scientists").granted(ana, "scientists");

    assertThat(sweep(joined).toProvisioner()).isEqualTo(1);
  }

  @Test
  void aMembershipWhoseBeginningIsMissingIsRequested() {
    company.map("scientists", InMemoryDirectory.ROLE + "scientists", 20, THIRTY_DAYS);
    company.join(ana, "scientists").granted(ana, "scientists");

    assertThat(sweep(joined).toProvisioner()).as("a row got maxDays").isEqualTo(1);
  }

  @Test
  void expiredGuestInQuarantineIsLeftAlone() {
    company.map("scientists", InMemoryDirectory.ROLE + "scientists", 20, THIRTY_DAYS);
    company.join(ana, "scientists").granted(ana, "scientists");
    company.memberSince(ana, joined);
    Instant ended = joined.plus(Duration.ofDays(30));

    assertThat(sweep(ended).toDeprovisioner()).isEqualTo(1);
    company.quarantined(ana, "scientists", ended.plus(Duration.ofDays(7)));
    company.memberSince(ana, joined);
    SweepReport later = sweep(ended.plus(Duration.ofHours(1)));

    assertThat(later.toDeprovisioner() + later.toProvisioner()).isZero();
  }

  @Test
  void aRowThatBeginsIsFound() {
    company.map(
        "scientists",
        InMemoryDirectory.ROLE + "scientists",
        20,
        new AccessPeriod(
            Optional.of(RowMoment.startOf("2026-04-01")), Optional.empty(), Optional.empty()));
    company.join(ana, "scientists").withoutProfile(ana);

    assertThat(sweep(Instant.parse("2026-03-31T23:59:59Z")).toProvisioner()).isZero();
    assertThat(sweep(Instant.parse("2026-04-01T00:00:00Z")).toProvisioner()).isEqualTo(1);
    assertThat(company.requests.get(Direction.GRANT)).hasSize(1);
  }

  @Test
  void anEndWithinTheHourIsComparedOnItsMinute() {
    mapUntil("2026-03-31");
    company.join(ana, "scientists").granted(ana, "scientists");
    Instant end = Instant.parse("2026-04-01T00:00:00Z");
    company.scheduled(ana, noted(end.toString(), Optional.empty()));

    sweep(Instant.parse("2026-03-31T22:30:00Z"));
    assertThat(company.requeued).as("another sweep comes before").isEmpty();
    sweep(Instant.parse("2026-03-31T23:20:05.5Z"));
    SweepRequest waiting = company.requeued.removeFirst();

    assertThat(SweepRequest.of(waiting.fields(), "m")).isEqualTo(waiting);
    assertThat(waiting.names()).containsExactly(new GroupName("scientists"));
    assertThat(waiting.delayUntilStart(company.now)).contains(Duration.ofMinutes(15));
    assertThat(waiting.delayUntilStart(end.minusMillis(61_500))).contains(Duration.ofSeconds(62));
    assertThat(waiting.delayUntilStart(end)).isEmpty();
    company.now = end;
    assertThat(company.sweep().run(waiting, () -> false).toDeprovisioner()).isEqualTo(1);
  }

  @Test
  void aBeginningWithinTheHourIsComparedOnItsMinute() {
    Instant begin = Instant.parse("2026-04-01T00:00:00Z");
    company.map(
        "scientists",
        InMemoryDirectory.ROLE + "scientists",
        20,
        new AccessPeriod(
            Optional.of(RowMoment.startOf("2026-04-01")), Optional.empty(), Optional.empty()));
    company.join(ana, "scientists").withoutProfile(ana);

    sweep(begin.minus(Duration.ofMinutes(5)));
    SweepRequest waiting = company.requeued.removeFirst();
    company.now = begin;

    assertThat(company.sweep().run(waiting, () -> false).toProvisioner()).isEqualTo(1);
  }

  @Test
  void guestsWhoseDaysEndInTheSameMinuteShareAComparison() {
    company.map("scientists", InMemoryDirectory.ROLE + "scientists", 20, THIRTY_DAYS);
    UserId ben = company.user();
    Instant ended = joined.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofDays(30));
    for (UserId guest : List.of(ana, ben)) {
      company.join(guest, "scientists").granted(guest, "scientists");
      company.memberSince(guest, joined);
    }
    company.scheduled(ana, noted(ended.minusSeconds(59).toString(), Optional.empty()));
    company.scheduled(ben, noted(ended.minusSeconds(1).toString(), Optional.empty()));

    sweep(ended.minus(Duration.ofMinutes(40)));

    assertThat(company.requeued)
        .singleElement()
        .satisfies(
            waiting -> {
              assertThat(waiting.startsAt()).contains(ended);
              assertThat(waiting.groups()).hasSize(1);
            });
  }

  private SweepReport sweep(Instant now) {
    company.now = now;
    company.requests.clear();
    return company.sweep().run(ALL_USERS, () -> false);
  }

  private void mapUntil(String lastDay) {
    company.map(
        "scientists",
        InMemoryDirectory.ROLE + "scientists",
        20,
        new AccessPeriod(
            Optional.empty(), Optional.of(RowMoment.endOf(lastDay)), Optional.empty()));
  }

  private NotedChange noted(String at, Optional<Instant> announceAt) {
    return new NotedChange(
        new ScheduledChange(Instant.parse(at), Optional.empty()), joined, announceAt);
  }
}
