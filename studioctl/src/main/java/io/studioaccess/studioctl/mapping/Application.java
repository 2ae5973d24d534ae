package io.studioaccess.studioctl.mapping;

import io.studioaccess.aws.DynamoDbApprovals;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Makes a plan true. Rows are written last: once they are, everything that their users need is
 * there. Whatever stops it on the way, the same again goes on.
 */
@Singleton
final class Application {
  /** Long enough for the sweeps that follow, should the functions be busy. */
  private static final Duration APPROVED_FOR = Duration.ofHours(4);

  private final GroupEntry groups;
  private final DynamoDbApprovals approvals;
  private final RowWriter writer;
  private final Display display;
  private final Clock clock;

  Application(
      GroupEntry groups,
      DynamoDbApprovals approvals,
      RowWriter writer,
      Display display,
      Clock clock) {
    this.groups = groups;
    this.approvals = approvals;
    this.writer = writer;
    this.display = display;
    this.clock = clock;
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
    Instant until = clock.instant().plus(APPROVED_FOR);
    try (Progress progress = display.progress("Approving changes", changes.size())) {
      for (UserChange change : changes) {
        approvals.approve(change.user(), change.domain(), change.after(), until);
        progress.step();
      }
    }
  }
}
