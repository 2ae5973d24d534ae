package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.Suggestions;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import java.util.Map;
import java.util.Optional;

/** Checks that a row's group exists. */
final class GroupCheck {
  private final GroupDirectory directory;
  private final Map<GroupName, GroupId> named;

  GroupCheck(GroupDirectory directory, Map<GroupName, GroupId> named) {
    this.directory = directory;
    this.named = named;
  }

  Optional<Finding> finding(WrittenRow row) {
    GroupName group = row.row().group();
    if (row.row().pinnedGroup().isEmpty()) {
      return named.containsKey(group)
          ? Optional.empty()
          : Optional.of(
              Finding.error(
                  row.placeOf("groupName"),
                  "group '%s' does not exist: correct the name or create the group%s"
                      .formatted(group, similarTo(group))));
    }
    return pinnedFinding(row, group, row.row().pinnedGroup().get());
  }

  /** After a full stop, or empty. */
  private String similarTo(GroupName group) {
    String suggestion =
        Suggestions.of(
            group.value(), directory.groups().values().stream().map(GroupName::value).toList());
    return suggestion.isEmpty() ? "" : "." + suggestion;
  }

  private Optional<Finding> pinnedFinding(WrittenRow row, GroupName group, GroupId id) {
    Optional<GroupName> name = directory.nameOf(id);
    if (name.isEmpty()) {
      return Optional.of(
          Finding.error(
              row.placeOf("groupId"),
              "group id %s does not exist: correct it, or remove it to use the group with this name"
                  .formatted(id)));
    }
    return name.filter(group::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                row.placeOf("groupName"),
                "the group with this row's id is now called '%s', not '%s': the row still applies"
                    .formatted(name.get(), group)));
  }
}
