package io.studioaccess.studioctl.mapping;

import java.util.List;

/**
 * What is left to do of a plan.
 *
 * @param rows the row changes that are not yet in the table, in the plan's order
 * @param users the users that these rows affect
 */
record PendingChanges(List<RowChange> rows, List<UserChange> users) {
  PendingChanges {
    rows = List.copyOf(rows);
    users = List.copyOf(users);
  }
}
