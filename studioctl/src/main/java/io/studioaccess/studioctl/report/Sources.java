package io.studioaccess.studioctl.report;

import io.studioaccess.desired.GroupMembership;
import io.studioaccess.desired.RoleGuard;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.membership.DirectoryUser;
import io.studioaccess.membership.UserId;
import io.studioaccess.sweep.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** All that a report is made of, read at about one moment. */
record Sources(
    Instant at,
    Ledger ledger,
    MappingRows mapping,
    RoleGuard guard,
    Map<UserId, DirectoryUser> users,
    Map<UserId, List<GroupMembership>> memberships) {

  List<GroupMembership> of(UserId user) {
    return memberships.getOrDefault(user, List.of());
  }
}
