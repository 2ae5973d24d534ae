package io.studioaccess.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole mapping as it stood at one moment.
 *
 * @param convention what holds for a group that no row is about, enabled or not, readable or not
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

  public MappingRows with(NamingConvention other) {
    return new MappingRows(rows, refused, Optional.of(other));
  }

  /**
   * Nothing is known of anybody's entitlement: an empty mapping is never a reason to revoke. With a
   * convention it never is empty: a group of another name is one that has no role.
   */
  public boolean isEmpty() {
    return rows.isEmpty() && refused.isEmpty() && convention.isEmpty();
  }

  /** Whether group ids alone do not tell which rows a group has. */
  public boolean needsGroupNames() {
    return convention.isPresent()
        || rows.stream().anyMatch(row -> row.pinnedGroup().isEmpty())
        || refused.stream().anyMatch(row -> row.pinnedGroup().isEmpty());
  }

  /**
   * The domains that rows speak of, enabled or not, and that of the convention.
   *
   * @param home the region of a row that names none
   */
  public Set<DomainArn> domains(Region home) {
    Stream<DomainArn> ofRows =
        rows.stream().map(row -> DomainArn.of(row.domain(), row.role(), row.region().orElse(home)));
    return Stream.concat(ofRows, convention.stream().map(names -> names.domain(home)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The enabled rows about that group. */
  public List<MappingRow> about(GroupId group, Optional<GroupName> name) {
    return of(group, name).rows().stream().filter(MappingRow::enabled).toList();
  }

  /** Whether any row, enabled or not, readable or not, is about that group. */
  public boolean mentions(GroupId group, Optional<GroupName> name) {
    return !of(group, name).isEmpty();
  }

  /** The rows about that group that could not be read. */
  public List<RefusedRow> refusedAbout(GroupId group, Optional<GroupName> name) {
    return of(group, name).refused();
  }

  private MappingRows of(GroupId group, Optional<GroupName> name) {
    MappingRows written =
        new MappingRows(
            rows.stream().filter(row -> row.isAbout(group, name)).toList(),
            refused.stream().filter(row -> row.isAbout(group, name)).toList());
    MappingRows byName = byConvention(name);
    if (written.isEmpty()) {
      return byName;
    }
    return written.rows().isEmpty() ? written.withholding(byName) : written;
  }

  private MappingRows byConvention(Optional<GroupName> name) {
    return switch (convention.flatMap(names -> name.flatMap(names::rowOf)).orElse(null)) {
      case null -> new MappingRows(List.of(), List.of());
      case RowOutcome.Legal(MappingRow row) -> new MappingRows(List.of(row), List.of());
      case RowOutcome.Refused(RefusedRow row) -> new MappingRows(List.of(), List.of(row));
    };
  }

  /** While a group's own rows cannot be read, the convention neither grants nor revokes. */
  private MappingRows withholding(MappingRows byName) {
    Stream<RefusedRow> withheld =
        byName.rows().stream()
            .map(
                row ->
                    new RefusedRow(
                        row.group().value(),
                        row.domain().value(),
                        Optional.empty(),
                        "the group has a row of its own, which cannot be read: "
                            + refused.getFirst().reason()));
    return new MappingRows(
        rows,
        Stream.of(refused.stream(), byName.refused().stream(), withheld)
            .flatMap(stream -> stream)
            .toList());
  }
}
