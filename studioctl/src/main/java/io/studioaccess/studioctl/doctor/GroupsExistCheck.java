package io.studioaccess.studioctl.doctor;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

@Singleton
final class GroupsExistCheck implements Check {
  private final MappedRows mappedRows;
  private final GroupDirectory directory;

  GroupsExistCheck(MappedRows mappedRows, GroupDirectory directory) {
    this.mappedRows = mappedRows;
    this.directory = directory;
  }

  @Override
  public List<Finding> findings() {
    return mappedRows.enabledRows().stream()
        .flatMap(row -> finding(row).stream())
        .distinct()
        .toList();
  }

  private Optional<Finding> finding(MappedRows.EnabledRow row) {
    GroupName group = row.row().group();
    if (row.group().isEmpty()) {
      return Optional.of(
          Finding.fault(
              "group '%s' does not exist: its row grants no access".formatted(group),
              "create the group, or correct groupName in the row file and run studioctl mapping"
                  + " apply rows.yaml"));
    }
    Optional<GroupName> name = directory.nameOf(row.group().get());
    if (name.isEmpty()) {
      return Optional.of(
          Finding.fault(
              "group id %s in the row for '%s' does not exist: the row grants no access"
                  .formatted(row.group().get(), group),
              "correct or remove groupId in the row file, and run studioctl mapping apply"
                  + " rows.yaml"));
    }
    return name.filter(group::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            Finding.hint(
                "group '%s' is now called '%s'; its row still applies".formatted(group, name.get()),
                "put the new groupName into the row file, and run studioctl mapping apply"
                    + " rows.yaml"));
  }
}
