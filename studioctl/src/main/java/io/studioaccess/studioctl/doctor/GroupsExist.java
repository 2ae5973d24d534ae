package io.studioaccess.studioctl.doctor;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

@Singleton
final class GroupsExist implements Check {
  private final Mapped mapped;
  private final GroupDirectory directory;

  GroupsExist(Mapped mapped, GroupDirectory directory) {
    this.mapped = mapped;
    this.directory = directory;
  }

  @Override
  public List<Finding> findings() {
    return mapped.meant().stream().flatMap(meant -> finding(meant).stream()).distinct().toList();
  }

  private Optional<Finding> finding(Mapped.Meant meant) {
    GroupName group = meant.row().group();
    if (meant.group().isEmpty()) {
      return Optional.of(
          Finding.fault(
              "no group is called '%s': its row gives nobody anything".formatted(group),
              "correct groupName in the row file and studioctl mapping apply it, or create the"
                  + " group"));
    }
    Optional<GroupName> name = directory.nameOf(meant.group().get());
    if (name.isEmpty()) {
      return Optional.of(
          Finding.fault(
              "no group has the id %s of the row for '%s': it gives nobody anything"
                  .formatted(meant.group().get(), group),
              "correct groupId in the row file, or leave it out, and studioctl mapping apply it"));
    }
    return name.filter(group::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            Finding.hint(
                "the group of the row for '%s' is called '%s' now; the row goes on to mean it"
                    .formatted(group, name.get()),
                "write the new groupName into the row file, and studioctl mapping apply it"));
  }
}
