package io.studioaccess.studioctl.mapping;

import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.plan.AgreedChanges;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes a plan true. Rows are written last: once they are, everything that their users need is
 * there. Whatever stops it on the way, the same again goes on.
 */
@Singleton
final class Application {
  private final GroupEntry groups;
  private final AgreedChanges agreed;
  private final RowWriter writer;
  private final Display display;

  Application(GroupEntry groups, AgreedChanges agreed, RowWriter writer, Display display) {
    this.groups = groups;
    this.agreed = agreed;
    this.writer = writer;
    this.display = display;
  }

  /**
   * @param pending those changes of the plan that are still to be made
   */
  void apply(MappingPlan plan, List<RowChange> pending) {
    int total = plan.changes().size();
    try (Unfinished unfinished = new Unfinished(display, total - pending.size(), total)) {
      groups.letIn(plan.changes());
      approve(plan.users());
      writer.write(pending, unfinished::isWritten);
    }
  }

  private void approve(List<UserChange> users) {
    List<UserChange> changes = users.stream().filter(UserChange::isToBeApproved).toList();
    try (Progress progress = display.progress("Approving changes", changes.size())) {
      for (UserChange change : changes) {
        agreed.letPass(change.user(), change.domain(), change.after());
        progress.step();
      }
    }
  }
}
