package io.studioaccess.mapping;

import java.util.Optional;

/**
 * A row that cannot be right. Nobody gains by it, and nobody of its group loses by it either.
 *
 * @param groupName as it stands in the row, legal or not
 * @param domainId as it stands in the row, legal or not
 * @param pinnedGroup where the row names a legal one; it alone is meant then, as in {@link
 *     MappingRow}
 * @param reason names the field at fault and what it should be
 */
public record RefusedRow(
    String groupName, String domainId, Optional<GroupId> pinnedGroup, String reason) {

  public boolean isAbout(GroupId id, Optional<GroupName> name) {
    return pinnedGroup
        .map(id::equals)
        .orElseGet(() -> name.filter(known -> known.value().equals(groupName)).isPresent());
  }
}
