package io.studioaccess.studioctl.mapping;

import io.studioaccess.aws.dynamodb.StoredRow;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.ApplicationAssignments;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.reconcile.OperationResult;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Assigns groups to the applications of their domains, so that their members can sign in. */
@Singleton
final class GroupAssigner {
  private final Studio studio;
  private final ApplicationAssignments assignments;
  private final GroupAssignments recorded;
  private final Region home;
  private final Display display;

  GroupAssigner(
      Studio studio,
      ApplicationAssignments assignments,
      GroupAssignments recorded,
      Region home,
      Display display) {
    this.studio = studio;
    this.assignments = assignments;
    this.recorded = recorded;
    this.home = home;
    this.display = display;
  }

  /** Assigns the groups of the new rows. Prints a note for each group that cannot be assigned. */
  void assign(List<RowChange> changes) {
    List<MappingRow> rows =
        changes.stream()
            .flatMap(change -> change.after().map(StoredRow::of).stream())
            .filter(StoredRow.Legal.class::isInstance)
            .map(legal -> ((StoredRow.Legal) legal).row())
            .filter(MappingRow::enabled)
            .toList();
    try (Progress progress = display.progress("Assigning groups", rows.size())) {
      for (MappingRow row : rows) {
        row.pinnedGroup().ifPresent(group -> assign(row, group));
        progress.step();
      }
    }
  }

  private void assign(MappingRow row, GroupId group) {
    if (recorded.has(row.domain(), group)) {
      return;
    }
    DomainArn domain = DomainArn.of(row.domain(), row.role(), row.region().orElse(home));
    try {
      Optional<ApplicationArn> application =
          studio.domain(domain).flatMap(Studio.Domain::application);
      if (application.isEmpty()) {
        noteManualAssignment(row, "the domain has no application ARN");
      } else if (assignments.assign(domain, application.get(), group)
          instanceof OperationResult.Refused(String reason)) {
        noteManualAssignment(row, reason);
      }
    } catch (InaccessibleAccountException e) {
      noteManualAssignment(row, String.valueOf(e.getMessage()));
    }
  }

  private void noteManualAssignment(MappingRow row, String reason) {
    display.note(
        "Group '%s' was not assigned to the application of domain %s: %s. Assign it manually."
            .formatted(row.group(), row.domain(), reason));
  }
}
