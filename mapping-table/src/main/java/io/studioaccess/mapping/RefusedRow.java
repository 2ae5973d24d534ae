package io.studioaccess.mapping;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /** A row's fields as they stand, and what is wrong with them. */
  public static RefusedRow of(Map<String, ? extends @Nullable Object> fields, String reason) {
    return new RefusedRow(
        String.valueOf(fields.get("groupName")),
        String.valueOf(fields.get("domainId")),
        legalId(fields.get("groupId")),
        reason);
  }

  private static Optional<GroupId> legalId(@Nullable Object id) {
    try {
      return Optional.ofNullable(id).map(Object::toString).map(GroupId::new);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public boolean isAbout(GroupId id, Optional<GroupName> name) {
    return pinnedGroup
        .map(id::equals)
        .orElseGet(() -> name.filter(known -> known.value().equals(groupName)).isPresent());
  }
}
