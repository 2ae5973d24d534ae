package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import java.util.Map;
import java.util.Optional;

/** Whether a row's group is there. */
final class GroupCheck {
  private final GroupDirectory directory;
  private final Map<GroupName, GroupId> named;

  GroupCheck(GroupDirectory directory, Map<GroupName, GroupId> named) {
    this.directory = directory;
    this.named = named;
  }

  Optional<Finding> of(WrittenRow row) {
    GroupName group = row.row().group();
    if (row.row().pinnedGroup().isEmpty()) {
      return named.containsKey(group)
          ? Optional.empty()
          : Optional.of(
              Finding.error(
                  row.placeOf("groupName"),
                  "no group is called '%s' now: correct the name, or create the group"
                      .formatted(group)));
    }
    GroupId id = row.row().pinnedGroup().get();
    Optional<GroupName> name = directory.nameOf(id);
    if (name.isEmpty()) {
      return Optional.of(
          Finding.error(
              row.placeOf("groupId"),
              "no group has the id %s now: correct it, or leave it out to mean the group of the name"
                  .formatted(id)));
    }
    return name.filter(group::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                row.placeOf("groupName"),
                "the group of this row's id is called '%s' now, not '%s': the row goes on to mean it"
                    .formatted(name.get(), group)));
  }
}
