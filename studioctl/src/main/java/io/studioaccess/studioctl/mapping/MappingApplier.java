package io.studioaccess.studioctl.mapping;

import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.lists.ConcurrentCalls;
import io.studioaccess.studioctl.plan.ApprovedChanges;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Applies a plan: assigns groups, approves the changes of users, then writes the rows, so that
 * everything is in place when the rows take effect. An interrupted apply can be repeated.
 */
@Singleton
final class MappingApplier {
  private final GroupAssigner groups;
  private final ApprovedChanges approvals;
  private final RowWriter writer;
  private final ConcurrentCalls calls;
  private final Display display;

  MappingApplier(
      GroupAssigner groups,
      ApprovedChanges approvals,
      RowWriter writer,
      ConcurrentCalls calls,
      Display display) {
    this.groups = groups;
    this.approvals = approvals;
    this.writer = writer;
    this.calls = calls;
    this.display = display;
  }

  void apply(MappingPlan plan, PendingChanges pending) {
    int total = plan.changes().size();
    try (WriteProgress written = new WriteProgress(display, total - pending.rows().size(), total)) {
      groups.assign(plan.changes());
      approve(pending.users());
      writer.write(pending.rows(), written::add);
    }
  }

  private void approve(List<UserChange> users) {
    List<UserChange> changes = users.stream().filter(UserChange::needsApproval).toList();
    try (Progress progress = display.progress("Approving changes", changes.size())) {
      calls.map(changes, this::approve, progress);
    }
  }

  private UserChange approve(UserChange change) {
    approvals.approve(change.user(), change.domain(), change.after());
    return change;
  }
}
