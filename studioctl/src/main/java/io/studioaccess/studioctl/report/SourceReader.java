package io.studioaccess.studioctl.report;

import io.micronaut.context.annotation.Prototype;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.MappedGroups;
import io.studioaccess.reconciler.sweep.Member;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the sources of a report with list calls only, none for a single user. */
@Prototype
final class SourceReader {
  private final LedgerReader ledger;
  private final GroupMappings mappings;
  private final GroupDirectory groups;
  private final DirectoryUsers directoryUsers;
  private final RoleGuard guard;
  private final Clock clock;
  private final Display display;

  SourceReader(
      LedgerReader ledger,
      GroupMappings mappings,
      GroupDirectory groups,
      DirectoryUsers directoryUsers,
      RoleGuard guard,
      Clock clock,
      Display display) {
    this.ledger = ledger;
    this.mappings = mappings;
    this.groups = groups;
    this.directoryUsers = directoryUsers;
    this.guard = guard;
    this.clock = clock;
    this.display = display;
  }

  Sources read() {
    MappingRows mapping = mappings.current();
    return new Sources(
        clock.instant(), ledger.read(), mapping, guard, directoryUsers.all(), memberships(mapping));
  }

  private Map<UserId, List<GroupMembership>> memberships(MappingRows mapping) {
    MappedGroups mapped = MappedGroups.all(mapping, groups);
    Map<UserId, List<GroupMembership>> memberships = new HashMap<>();
    try (Progress progress = display.progress("Reading groups", mapped.toRead().size())) {
      for (GroupId group : mapped.toRead()) {
        GroupMembership membership =
            new GroupMembership(group, mapped.nameOf(group).or(() -> groups.nameOf(group)));
        for (Member member : groups.membersOf(group)) {
          memberships.computeIfAbsent(member.user(), _ -> new ArrayList<>()).add(membership);
        }
        progress.step();
      }
    }
    return memberships;
  }
}
