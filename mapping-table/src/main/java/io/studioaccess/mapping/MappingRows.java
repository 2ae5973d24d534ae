package io.studioaccess.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The whole mapping as it stood at one moment. */
public record MappingRows(List<MappingRow> rows, List<RefusedRow> refused) {

  public MappingRows {
    rows = List.copyOf(rows);
    refused = List.copyOf(refused);
  }

  /** Nothing is known of anybody's entitlement: an empty mapping is never a reason to revoke. */
  public boolean isEmpty() {
    return rows.isEmpty() && refused.isEmpty();
  }

  /** Whether group ids alone do not tell which rows a group has. */
  public boolean needsGroupNames() {
    return rows.stream().anyMatch(row -> row.pinnedGroup().isEmpty())
        || refused.stream().anyMatch(row -> row.pinnedGroup().isEmpty());
  }

  /**
   * The domains that rows speak of, enabled or not.
   *
   * @param home the region of a row that names none
   */
  public Set<DomainArn> domains(Region home) {
    return rows.stream()
        .map(row -> DomainArn.of(row.domain(), row.role(), row.region().orElse(home)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The enabled rows about that group. */
  public List<MappingRow> about(GroupId group, Optional<GroupName> name) {
    return rows.stream().filter(MappingRow::enabled).filter(r -> r.isAbout(group, name)).toList();
  }

  /** Whether any row, enabled or not, readable or not, is about that group. */
  public boolean mentions(GroupId group, Optional<GroupName> name) {
    return rows.stream().anyMatch(row -> row.isAbout(group, name))
        || !refusedAbout(group, name).isEmpty();
  }

  /** The rows about that group that could not be read. */
  public List<RefusedRow> refusedAbout(GroupId group, Optional<GroupName> name) {
    return refused.stream().filter(row -> row.isAbout(group, name)).toList();
  }
}
