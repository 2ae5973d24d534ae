package io.studioaccess.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.convention.PatternConvention;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows combined with a naming convention. */
class MappingRowsTest {
  private static final GroupId GROUP = new GroupId("00000001-0000-4000-8000-000000000000");
  private static final Optional<GroupName> TEAM = Optional.of(new GroupName("team-a"));
  private static final Region HOME = new Region("eu-west-1");
  private static final String ROLES = "arn:aws:iam::111122223333:role/studio/";
  private static final NamingConvention CONVENTION =
      new PatternConvention(
          "team-(?<team>.+)", ROLES + "{team}", new DomainId("d-convention"), "50");

  @Test
  void groupWithoutARowFollowsTheConvention() {
    MappingRows mapping = withConvention(row(Map.of("groupName", "office")));

    assertThat(rolesOf(mapping, TEAM)).containsExactly(ROLES + "a");
    assertThat(rolesOf(mapping, Optional.of(new GroupName("office"))))
        .containsExactly(ROLES + "by-row");
    assertThat(mapping.mentions(GROUP, Optional.of(new GroupName("others")))).isFalse();
  }

  @Test
  void rowOverridesTheConventionInAnyDomain() {
    MappingRow row = row(Map.of("groupName", "team-a", "domainId", "d-elsewhere"));

    assertThat(withConvention(row).rowsFor(GROUP, TEAM)).containsExactly(row);
  }

  @Test
  void disabledRowExcludesItsGroupFromTheConvention() {
    MappingRows mapping = withConvention(row(Map.of("groupName", "team-a", "enabled", false)));

    assertThat(mapping.rowsFor(GROUP, TEAM)).isEmpty();
    assertThat(mapping.mentions(GROUP, TEAM)).isTrue();
  }

  @Test
  void pinnedRowOverridesTheConventionUnderAnyName() {
    MappingRow row = row(Map.of("groupName", "before", "groupId", GROUP.value()));

    assertThat(withConvention(row).rowsFor(GROUP, TEAM)).containsExactly(row);
  }

  @Test
  void refusedRowWithholdsTheConventionRow() {
    RefusedRow bad =
        new RefusedRow(
            "team-a", "d-elsewhere", Optional.empty(), Optional.empty(), "priority: high");
    MappingRows mapping = new MappingRows(List.of(), List.of(bad)).withConvention(CONVENTION);

    assertThat(mapping.rowsFor(GROUP, TEAM)).isEmpty();
    assertThat(mapping.refusedRowsFor(GROUP, TEAM))
        .containsExactly(
            bad,
            new RefusedRow(
                "team-a",
                "d-convention",
                Optional.empty(),
                Optional.of(50),
                "the group has its own row, which is refused: priority: high"));
  }

  @Test
  void legalRowBesideARefusedOneOverridesTheConvention() {
    RefusedRow bad =
        new RefusedRow(
            "team-a", "d-elsewhere", Optional.empty(), Optional.empty(), "priority: high");
    MappingRow good = row(Map.of("groupName", "team-a"));
    MappingRows mapping = new MappingRows(List.of(good), List.of(bad)).withConvention(CONVENTION);

    assertThat(mapping.rowsFor(GROUP, TEAM)).containsExactly(good);
    assertThat(mapping.refusedRowsFor(GROUP, TEAM)).containsExactly(bad);
  }

  @Test
  void conventionIgnoresAGroupWithoutAName() {
    assertThat(withConvention().mentions(GROUP, Optional.empty())).isFalse();
  }

  @Test
  void conventionAloneIsNotEmptyAndNeedsGroupNames() {
    assertThat(withConvention().isEmpty()).isFalse();
    assertThat(withConvention().needsGroupNames()).isTrue();
    assertThat(withConvention().domains(HOME))
        .containsExactly(
            new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/d-convention"));
  }

  private static MappingRows withConvention(MappingRow... rows) {
    return new MappingRows(List.of(rows), List.of()).withConvention(CONVENTION);
  }

  private static List<String> rolesOf(MappingRows mapping, Optional<GroupName> name) {
    return mapping.rowsFor(GROUP, name).stream().map(row -> row.role().value()).toList();
  }

  private static MappingRow row(Map<String, Object> fields) {
    Map<String, Object> all =
        new HashMap<>(Map.of("domainId", "d-rows", "roleArn", ROLES + "by-row"));
    all.putAll(fields);
    return RowFields.read(all);
  }
}
