package io.studioaccess.reconciler.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.AccessPeriod;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowMoment;
import io.studioaccess.mapping.UserSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows that grant access for a time only. */
class DatedRowsTest {
  private static final DomainId DOMAIN = new DomainId("d-one");
  private static final RoleGuard GUARD =
      new RoleGuard(List.of("arn:aws:iam::111122223333:role/studio/*"), Set.of("111122223333"));
  private static final Instant JOINED = Instant.parse("2027-01-10T09:00:00Z");
  private static final Instant MARCH = Instant.parse("2027-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2027-04-01T00:00:00Z");

  @Test
  void aRowGrantsNothingOutsideItsDates() {
    MappingRow row = row("project", 10, from("2027-03-01", "2027-03-31"));

    assertThat(desired(MARCH.minusMillis(1), row)).isEqualTo(new Desired.Nothing());
    assertThat(role(desired(MARCH, row))).isEqualTo(arn("project"));
    assertThat(role(desired(APRIL.minusMillis(1), row))).isEqualTo(arn("project"));
    assertThat(desired(APRIL, row)).isEqualTo(new Desired.Nothing());
  }

  @Test
  void theNextChangeIsTheEndOfTheRow() {
    assertThat(next(MARCH, row("project", 10, from("2027-03-01", "2027-03-31"))))
        .contains(new ScheduledChange(APRIL, Optional.empty()));
    assertThat(next(MARCH, row("project", 10, AccessPeriod.ALWAYS))).isEmpty();
  }

  @Test
  void anotherRowTakesOverAtTheEnd() {
    MappingRow project = row("project", 10, from("2027-03-01", "2027-03-31"));
    MappingRow everybody = row("everybody", 20, AccessPeriod.ALWAYS);

    assertThat(next(MARCH, project, everybody))
        .contains(new ScheduledChange(APRIL, Optional.of(arn("everybody"))));
    assertThat(role(desired(APRIL, project, everybody))).isEqualTo(arn("everybody"));
  }

  @Test
  void aRowThatBeginsLaterIsTheNextChange() {
    MappingRow project = row("project", 10, from("2027-03-01", "2027-03-31"));
    MappingRow everybody = row("everybody", 20, AccessPeriod.ALWAYS);

    assertThat(next(JOINED, project, everybody))
        .contains(new ScheduledChange(MARCH, Optional.of(arn("project"))));
  }

  @Test
  void aBoundaryWithoutEffectOnTheRoleIsNoChange() {
    MappingRow stronger = row("everybody", 10, AccessPeriod.ALWAYS);
    MappingRow project = row("project", 20, from("2027-03-01", "2027-03-31"));

    assertThat(next(JOINED, stronger, project)).isEmpty();
  }

  @Test
  void aChangeToAnUnknownStateIsNotAnnounced() {
    MappingRow project = row("project", 10, from("2027-03-01", "2027-03-31"));
    RefusedRow unreadable =
        new RefusedRow("everybody", "d-one", Optional.empty(), Optional.of(20), "roleArn: missing");
    MappingRows mapping = new MappingRows(List.of(project), List.of(unreadable));

    DesiredState state =
        DesiredState.of(
            List.of(member("project", JOINED), member("everybody", JOINED)), mapping, GUARD, MARCH);

    assertThat(((Desired.Role) state.in(DOMAIN)).next()).isEmpty();
  }

  @Test
  void daysCountForEachMemberAlone() {
    MappingRow guests =
        row("guests", 10, new AccessPeriod(Optional.empty(), Optional.empty(), Optional.of(30)));
    Instant end = JOINED.plus(Duration.ofDays(30));

    assertThat(next(JOINED, guests)).contains(new ScheduledChange(end, Optional.empty()));
    assertThat(desired(end, guests)).isEqualTo(new Desired.Nothing());
    DesiredState joinedLater =
        DesiredState.of(
            List.of(member("guests", end)),
            new MappingRows(List.of(guests), List.of()),
            GUARD,
            end);
    assertThat(role(joinedLater.in(DOMAIN))).isEqualTo(arn("guests"));
  }

  private static Desired desired(Instant now, MappingRow... rows) {
    return DesiredState.of(
            List.of(rows).stream().map(row -> member(row.group().value(), JOINED)).toList(),
            new MappingRows(List.of(rows), List.of()),
            GUARD,
            now)
        .in(DOMAIN);
  }

  private static Optional<ScheduledChange> next(Instant now, MappingRow... rows) {
    return ((Desired.Role) desired(now, rows)).next();
  }

  private static RoleArn role(Desired desired) {
    return ((Desired.Role) desired).role();
  }

  private static GroupMembership member(String group, Instant since) {
    return new GroupMembership(id(group), Optional.of(new GroupName(group)), Optional.of(since));
  }

  private static AccessPeriod from(String first, String last) {
    return new AccessPeriod(
        Optional.of(RowMoment.startOf(first)),
        Optional.of(RowMoment.endOf(last)),
        Optional.empty());
  }

  private static MappingRow row(String group, int priority, AccessPeriod period) {
    return new MappingRow(
        new GroupName(group),
        DOMAIN,
        Optional.empty(),
        arn(group),
        priority,
        Optional.empty(),
        true,
        "",
        UserSettings.NONE,
        Optional.empty(),
        period);
  }

  private static RoleArn arn(String group) {
    return new RoleArn("arn:aws:iam::111122223333:role/studio/" + group);
  }

  private static GroupId id(String group) {
    return new GroupId("%08x-0000-4000-8000-000000000000".formatted(group.hashCode()));
  }
}
