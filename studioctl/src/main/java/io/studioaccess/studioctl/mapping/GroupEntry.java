package io.studioaccess.studioctl.mapping;

import io.studioaccess.aws.dynamodb.StoredRow;
import io.studioaccess.aws.ssoadmin.ApplicationAssignments;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.reconcile.OperationResult;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Lets groups into their domains' applications, so that nobody has a profile and no sign-in. */
@Singleton
final class GroupEntry {
  private final Studio studio;
  private final ApplicationAssignments assignments;
  private final GroupAssignments remembered;
  private final Region home;
  private final Display display;

  GroupEntry(
      Studio studio,
      ApplicationAssignments assignments,
      GroupAssignments remembered,
      Region home,
      Display display) {
    this.studio = studio;
    this.assignments = assignments;
    this.remembered = remembered;
    this.home = home;
    this.display = display;
  }

  /** What cannot be done is said, and no reason to stop. */
  void letIn(List<RowChange> changes) {
    List<MappingRow> rows =
        changes.stream()
            .flatMap(change -> change.after().map(StoredRow::of).stream())
            .filter(StoredRow.Legal.class::isInstance)
            .map(legal -> ((StoredRow.Legal) legal).row())
            .filter(MappingRow::enabled)
            .toList();
    try (Progress progress = display.progress("Assigning groups", rows.size())) {
      for (MappingRow row : rows) {
        row.pinnedGroup().ifPresent(group -> letIn(row, group));
        progress.step();
      }
    }
  }

  private void letIn(MappingRow row, GroupId group) {
    if (remembered.has(row.domain(), group)) {
      return;
    }
    DomainArn domain = DomainArn.of(row.domain(), row.role(), row.region().orElse(home));
    try {
      Optional<ApplicationArn> application =
          studio.domain(domain).flatMap(Studio.Domain::application);
      if (application.isEmpty()) {
        byHand(row, "the domain names no application");
      } else if (assignments.assign(domain, application.get(), group)
          instanceof OperationResult.Refused(String reason)) {
        byHand(row, reason);
      }
    } catch (InaccessibleAccountException e) {
      byHand(row, String.valueOf(e.getMessage()));
    }
  }

  private void byHand(MappingRow row, String reason) {
    display.note(
        "Group '%s' is not assigned to the application of domain %s: %s. Assign it by hand."
            .formatted(row.group(), row.domain(), reason));
  }
}
