package io.studioaccess.reconciler.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DesiredStateTest {
  private static final DomainId DOMAIN = new DomainId("d-one");
  private static final DomainId OTHER = new DomainId("d-two");
  private static final RoleGuard GUARD =
      new RoleGuard(List.of("arn:aws:iam::111122223333:role/studio/*"), Set.of("111122223333"));

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void lowestPriorityNumberWins() {
    MappingRows mapping = rows(row("a", DOMAIN, 20), row("b", DOMAIN, 10));

    assertThat(state(mapping, "a", "b").in(DOMAIN)).isEqualTo(role("b"));
    assertThat(state(mapping, "a").in(DOMAIN)).isEqualTo(role("a"));
  }

  @Test
  void tieGoesToTheFirstGroupByName() {
    MappingRows mapping = rows(row("b", DOMAIN, 10), row("a", DOMAIN, 10));

    assertThat(state(mapping, "b", "a").in(DOMAIN)).isEqualTo(role("a"));
  }

  @Test
  void ranksClaimsPerDomainWinnerFirst() {
    MappingRows mapping =
        rows(row("b", DOMAIN, 10), row("c", DOMAIN, 5), row("a", DOMAIN, 10), row("a", OTHER, 1));

    var ranking =
        DesiredState.ranking(List.of(membership("a"), membership("b"), membership("c")), mapping);

    assertThat(ranking.get(DOMAIN))
        .extracting(Claim::group)
        .containsExactly(id("c"), id("a"), id("b"));
    assertThat(ranking.get(OTHER)).extracting(claim -> claim.row().priority()).containsExactly(1);
  }

  @Test
  void orderOfMembershipsAndRowsDoesNotMatter() {
    Random random = new Random(7);
    List<MappingRow> rows = new ArrayList<>();
    List<GroupMembership> memberships = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d", "e")) {
      rows.add(row(name, DOMAIN, random.nextInt(3)));
      rows.add(row(name, OTHER, random.nextInt(3)));
      memberships.add(membership(name));
    }
    DesiredState first = DesiredState.of(memberships, new MappingRows(rows, List.of()), GUARD, NOW);
    for (int i = 0; i < 200; i++) {
      Collections.shuffle(rows, random);
      Collections.shuffle(memberships, random);
      assertThat(DesiredState.of(memberships, new MappingRows(rows, List.of()), GUARD, NOW))
          .isEqualTo(first);
    }
  }

  @Test
  void eachDomainHasItsOwnWinner() {
    DesiredState state = state(rows(row("a", DOMAIN, 1), row("b", OTHER, 2)), "a", "b");

    assertThat(state.in(DOMAIN)).isEqualTo(role("a"));
    assertThat(state.in(OTHER)).isEqualTo(role("b"));
  }

  @Test
  void userInNoMappedGroupShouldHaveNothing() {
    assertThat(state(rows(row("a", DOMAIN, 1)), "office-staff").in(DOMAIN))
        .isEqualTo(new Desired.Nothing());
    assertThat(state(rows(row("a", DOMAIN, 1))).in(DOMAIN)).isEqualTo(new Desired.Nothing());
  }

  @Test
  void emptyMappingRevokesNothing() {
    assertThat(state(rows(), "a").in(DOMAIN)).isInstanceOf(Desired.Unclear.class);
  }

  @Test
  void disabledRowGrantsNothing() {
    MappingRow disabled =
        new MappingRow(
            new GroupName("a"),
            DOMAIN,
            Optional.empty(),
            roleArn("a"),
            1,
            Optional.empty(),
            false,
            "off",
            UserSettings.NONE,
            Optional.empty());

    assertThat(state(rows(disabled), "a").in(DOMAIN)).isEqualTo(new Desired.Nothing());
  }

  @Test
  void pinSurvivesARenameAndExcludesALookAlike() {
    MappingRow pinned =
        new MappingRow(
            new GroupName("a"),
            DOMAIN,
            Optional.empty(),
            roleArn("a"),
            1,
            Optional.of(id("a")),
            true,
            "",
            UserSettings.NONE,
            Optional.empty());
    GroupMembership renamed = new GroupMembership(id("a"), Optional.of(new GroupName("new name")));
    GroupMembership lookAlike = new GroupMembership(id("x"), Optional.of(new GroupName("a")));

    assertThat(DesiredState.of(List.of(renamed), rows(pinned), GUARD, NOW).in(DOMAIN))
        .isEqualTo(role("a"));
    assertThat(DesiredState.of(List.of(lookAlike), rows(pinned), GUARD, NOW).in(DOMAIN))
        .isEqualTo(new Desired.Nothing());
  }

  @Test
  void roleThatIsNotAllowedLeavesTheDomainUnclear() {
    MappingRow admin =
        new MappingRow(
            new GroupName("a"),
            DOMAIN,
            Optional.empty(),
            new RoleArn("arn:aws:iam::111122223333:role/admin"),
            1,
            Optional.empty(),
            true,
            "",
            UserSettings.NONE,
            Optional.empty());

    assertThat(state(rows(admin, row("b", DOMAIN, 2)), "a", "b").in(DOMAIN))
        .isInstanceOfSatisfying(
            Desired.Unclear.class,
            unclear ->
                assertThat(unclear.reason())
                    .contains("group 'a'", "d-one", "roleArn", "role/admin", "role/studio/*"));
  }

  @Test
  void refusedRowLeavesItsDomainUnclear() {
    MappingRows mapping =
        new MappingRows(
            List.of(row("b", DOMAIN, 1), row("b", OTHER, 1)),
            List.of(
                new RefusedRow(
                    "a", "d-one", Optional.empty(), Optional.of(1), "roleArn: missing")));

    assertThat(state(mapping, "a", "b").in(DOMAIN)).isInstanceOf(Desired.Unclear.class);
    assertThat(state(mapping, "a", "b").in(OTHER)).isEqualTo(role("b"));
    assertThat(state(mapping, "b").in(DOMAIN)).isEqualTo(role("b"));
  }

  @Test
  void refusedRowThatCannotWinFreezesNobody() {
    MappingRows mapping =
        new MappingRows(
            List.of(row("b", DOMAIN, 1)),
            List.of(
                new RefusedRow(
                    "a", "d-one", Optional.empty(), Optional.of(999), "roleArn: missing")));

    assertThat(state(mapping, "a", "b").in(DOMAIN)).isEqualTo(role("b"));
  }

  @Test
  void faultKeepsTheRoleOfAnotherGroupAlive() {
    MappingRows mapping =
        new MappingRows(
            List.of(row("b", DOMAIN, 1)),
            List.of(
                new RefusedRow(
                    "a", "d-one", Optional.empty(), Optional.of(999), "roleArn: missing")));

    assertThat(state(mapping, "a").in(DOMAIN))
        .isInstanceOfSatisfying(
            Desired.Unclear.class,
            unclear -> {
              assertThat(unclear.keepsAlive(roleArn("b"), Optional.of(new GroupName("b"))))
                  .isTrue();
              assertThat(unclear.keepsAlive(roleArn("a"), Optional.of(new GroupName("a"))))
                  .isFalse();
            });
  }

  @Test
  void refusedPinnedRowAppliesAfterARename() {
    MappingRows mapping =
        new MappingRows(
            List.of(),
            List.of(
                new RefusedRow(
                    "a",
                    "d-one",
                    Optional.of(id("a")),
                    Optional.empty(),
                    "userSettings.Idle: no such field")));
    GroupMembership renamed = new GroupMembership(id("a"), Optional.of(new GroupName("new name")));
    GroupMembership lookAlike = new GroupMembership(id("x"), Optional.of(new GroupName("a")));

    assertThat(DesiredState.of(List.of(renamed), mapping, GUARD, NOW).in(DOMAIN))
        .isInstanceOf(Desired.Unclear.class);
    assertThat(DesiredState.of(List.of(lookAlike), mapping, GUARD, NOW).in(DOMAIN))
        .isEqualTo(new Desired.Nothing());
  }

  @Test
  void refusedRowWithoutADomainLeavesAllDomainsUnclear() {
    MappingRows mapping =
        new MappingRows(
            List.of(row("b", OTHER, 1)),
            List.of(new RefusedRow("a", "?", Optional.empty(), Optional.empty(), "domainId: bad")));

    assertThat(state(mapping, "a", "b").in(DOMAIN)).isInstanceOf(Desired.Unclear.class);
    assertThat(state(mapping, "a", "b").in(OTHER)).isEqualTo(role("b"));
  }

  private static DesiredState state(MappingRows mapping, String... groups) {
    return DesiredState.of(
        List.of(groups).stream().map(DesiredStateTest::membership).toList(), mapping, GUARD, NOW);
  }

  private static MappingRows rows(MappingRow... rows) {
    return new MappingRows(List.of(rows), List.of());
  }

  private static MappingRow row(String group, DomainId domain, int priority) {
    return new MappingRow(
        new GroupName(group),
        domain,
        Optional.empty(),
        roleArn(group),
        priority,
        Optional.empty(),
        true,
        "",
        UserSettings.NONE,
        Optional.empty());
  }

  private static Desired role(String group) {
    return new Desired.Role(
        new GroupName(group),
        id(group),
        roleArn(group),
        Optional.empty(),
        UserSettings.NONE,
        Optional.empty());
  }

  private static RoleArn roleArn(String group) {
    return new RoleArn("arn:aws:iam::111122223333:role/studio/" + group);
  }

  private static GroupMembership membership(String group) {
    return new GroupMembership(id(group), Optional.of(new GroupName(group)));
  }

  private static GroupId id(String group) {
    return new GroupId("%08x-0000-4000-8000-000000000000".formatted(group.hashCode()));
  }
}
