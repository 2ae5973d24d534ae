package io.studioaccess.studioctl.report;

import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The data of a report, read at about the same time. */
public record Sources(
    Instant at,
    LedgerSnapshot ledger,
    MappingRows mapping,
    RoleGuard guard,
    Map<UserId, DirectoryUser> users,
    Map<UserId, List<GroupMembership>> memberships) {

  public List<GroupMembership> membershipsOf(UserId user) {
    return memberships.getOrDefault(user, List.of());
  }
}
