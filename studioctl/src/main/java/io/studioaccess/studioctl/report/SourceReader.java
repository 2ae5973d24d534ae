package io.studioaccess.studioctl.report;

import io.micronaut.context.annotation.Prototype;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.MappedGroups;
import io.studioaccess.studioctl.lists.DirectoryLists;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Reads the sources of a report with list calls only, none for a single user. */
@Prototype
public final class SourceReader {
  private final LedgerReader ledger;
  private final GroupMappings mappings;
  private final DirectoryLists directory;
  private final RoleGuard guard;
  private final Clock clock;

  SourceReader(
      LedgerReader ledger,
      GroupMappings mappings,
      DirectoryLists directory,
      RoleGuard guard,
      Clock clock) {
    this.ledger = ledger;
    this.mappings = mappings;
    this.directory = directory;
    this.guard = guard;
    this.clock = clock;
  }

  public Sources read() {
    MappingRows mapping = mappings.current();
    return new Sources(
        clock.instant(), ledger.read(), mapping, guard, directory.users(), memberships(mapping));
  }

  private Map<UserId, List<GroupMembership>> memberships(MappingRows mapping) {
    MappedGroups mapped = MappedGroups.all(mapping, directory);
    return directory.groupsOfUsers(
        mapped, group -> mapped.nameOf(group).or(() -> directory.nameOf(group)));
  }
}
