package io.studioaccess.mapping;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row that is not legal. It grants nothing, and members of its group lose nothing.
 *
 * @param groupName the text of the field, legal or not
 * @param domainId the text of the field, legal or not
 * @param pinnedGroup the row's group id, if it is legal; the row then applies to this group alone,
 *     as in {@link MappingRow}
 * @param hasIllegiblePin whether there is a group id that is not legal: nobody knows the row's
 *     group
 * @param priority the row's priority, if it can be read
 * @param reason names the field at fault and the expected value
 */
public record RefusedRow(
    String groupName,
    String domainId,
    Optional<GroupId> pinnedGroup,
    boolean hasIllegiblePin,
    Optional<Integer> priority,
    String reason) {

  /** A row whose group id is legal, or absent. */
  public RefusedRow(
      String groupName,
      String domainId,
      Optional<GroupId> pinnedGroup,
      Optional<Integer> priority,
      String reason) {
    this(groupName, domainId, pinnedGroup, false, priority, reason);
  }

  /** Creates a refused row from the row's fields and the reason. */
  public static RefusedRow of(Map<String, ? extends @Nullable Object> fields, String reason) {
    Optional<GroupId> pin = legalId(fields.get("groupId"));
    return new RefusedRow(
        String.valueOf(fields.get("groupName")),
        String.valueOf(fields.get("domainId")),
        pin,
        pin.isEmpty() && fields.get("groupId") != null,
        RowFields.readablePriority(fields),
        reason);
  }

  private static Optional<GroupId> legalId(@Nullable Object id) {
    try {
      return Optional.ofNullable(id).map(Object::toString).map(GroupId::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the row, once it is corrected, may win over one of this priority. */
  public boolean mayWinOver(int other) {
    return priority.isEmpty() || priority.get() <= other;
  }

  public boolean appliesTo(GroupId id, Optional<GroupName> name) {
    return pinnedGroup
        .map(id::equals)
        .orElseGet(() -> name.filter(known -> known.value().equals(groupName)).isPresent());
  }
}
