package io.studioaccess.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole mapping at one moment.
 *
 * @param refused the rows that are not legal
 * @param convention the rule for groups to which no row applies, whether enabled or disabled, legal
 *     or refused
 */
public record MappingRows(
    List<MappingRow> rows, List<RefusedRow> refused, Optional<NamingConvention> convention) {

  public MappingRows {
    rows = List.copyOf(rows);
    refused = List.copyOf(refused);
  }

  public MappingRows(List<MappingRow> rows, List<RefusedRow> refused) {
    this(rows, refused, Optional.empty());
  }

  public MappingRows withConvention(NamingConvention other) {
    return new MappingRows(rows, refused, Optional.of(other));
  }

  /**
   * Whether nothing is known about any user's entitlement: an empty mapping never revokes access. A
   * mapping with a convention is never empty: a group whose name does not match has no role.
   */
  public boolean isEmpty() {
    return rows.isEmpty() && refused.isEmpty() && convention.isEmpty();
  }

  /** Whether the rows of a group depend on its name, not on its id alone. */
  public boolean needsGroupNames() {
    return convention.isPresent()
        || rows.stream().anyMatch(row -> row.pinnedGroup().isEmpty())
        || refused.stream().anyMatch(row -> row.pinnedGroup().isEmpty());
  }

  /**
   * The domains of all rows, enabled or disabled, and of the convention.
   *
   * @param home the region of a row that names no region
   */
  public Set<DomainArn> domains(Region home) {
    Stream<DomainArn> ofRows =
        rows.stream().map(row -> DomainArn.of(row.domain(), row.role(), row.region().orElse(home)));
    return Stream.concat(ofRows, convention.stream().map(names -> names.domain(home)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The enabled rows that apply to the group. */
  public List<MappingRow> rowsFor(GroupId group, Optional<GroupName> name) {
    return restrictedTo(group, name).rows().stream().filter(MappingRow::enabled).toList();
  }

  /** Whether an enabled row of the group ends access some days after a membership began. */
  public boolean endsByMembership(GroupId group, Optional<GroupName> name) {
    return rowsFor(group, name).stream().anyMatch(row -> row.period().maxDays().isPresent());
  }

  /** Whether any row applies to the group, whether enabled or disabled, legal or refused. */
  public boolean mentions(GroupId group, Optional<GroupName> name) {
    return !restrictedTo(group, name).isEmpty();
  }

  /** The refused rows that apply to the group. */
  public List<RefusedRow> refusedRowsFor(GroupId group, Optional<GroupName> name) {
    return restrictedTo(group, name).refused();
  }

  private MappingRows restrictedTo(GroupId group, Optional<GroupName> name) {
    MappingRows own =
        new MappingRows(
            rows.stream().filter(row -> row.appliesTo(group, name)).toList(),
            refused.stream().filter(row -> row.appliesTo(group, name)).toList());
    MappingRows byName = byConvention(name);
    if (own.isEmpty()) {
      return byName;
    }
    return own.rows().isEmpty() ? own.withWithheld(byName) : own;
  }

  private MappingRows byConvention(Optional<GroupName> name) {
    return switch (convention.flatMap(names -> name.flatMap(names::deriveRow)).orElse(null)) {
      case null -> new MappingRows(List.of(), List.of());
      case RowOutcome.Legal(MappingRow row) -> new MappingRows(List.of(row), List.of());
      case RowOutcome.Refused(RefusedRow row) -> new MappingRows(List.of(), List.of(row));
    };
  }

  /** While all rows of a group are refused, the convention neither grants nor revokes. */
  private MappingRows withWithheld(MappingRows byName) {
    Stream<RefusedRow> withheld =
        byName.rows().stream()
            .map(
                row ->
                    new RefusedRow(
                        row.group().value(),
                        row.domain().value(),
                        Optional.empty(),
                        Optional.of(row.priority()),
                        "the group has its own row, which is refused: "
                            + refused.getFirst().reason()));
    return new MappingRows(
        rows,
        Stream.of(refused.stream(), byName.refused().stream(), withheld)
            .flatMap(stream -> stream)
            .toList());
  }
}
