package io.studioaccess.mapping;

import java.util.List;
import java.util.Optional;

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

  /** The enabled rows about that group. */
  public List<MappingRow> about(GroupId group, Optional<GroupName> name) {
    return rows.stream().filter(MappingRow::enabled).filter(r -> r.isAbout(group, name)).toList();
  }

  /** The rows about that group that could not be read. */
  public List<RefusedRow> refusedAbout(GroupName name) {
    return refused.stream().filter(row -> row.isAbout(name)).toList();
  }
}
