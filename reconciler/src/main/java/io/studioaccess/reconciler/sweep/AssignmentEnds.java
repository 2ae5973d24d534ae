package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.ApplicationAssignments;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.reconciler.sweep.AssignmentChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The assignments that end in one sweep. All intents come first, then one read of the mapping for
 * all, and then the calls, each right after a look at the group's holders.
 */
final class AssignmentEnds {
  private final SweepPorts ports;
  private final ApplicationAssignments assignments;
  private final List<Intended> intended = new ArrayList<>();

  private record Intended(
      AssignmentKey key, DomainArn domain, ApplicationArn application, AssignmentRecord intent) {}

  AssignmentEnds(SweepPorts ports, ApplicationAssignments assignments) {
    this.ports = ports;
    this.assignments = assignments;
  }

  /** How many were begun. */
  int size() {
    return intended.size();
  }

  void begin(
      AssignmentKey key, DomainArn domain, ApplicationArn application, AssignmentRecord known) {
    assignments
        .intendEnd(domain, key.group(), known)
        .ifPresent(intent -> intended.add(new Intended(key, domain, application, intent)));
  }

  /** What does not fit, or fails, keeps its intent, and is left to the next sweep. */
  void complete(BooleanSupplier timeIsUp, Findings findings) {
    if (intended.isEmpty() || timeIsUp.getAsBoolean()) {
      return;
    }
    AssignmentRows rows;
    try {
      rows = rowsNow();
    } catch (RuntimeException e) {
      intended.forEach(end -> findings.addAssignment(change(end, Kind.FAILED, reason(e))));
      return;
    }
    for (Intended end : intended) {
      if (timeIsUp.getAsBoolean()) {
        return;
      }
      complete(end, rows, findings);
    }
  }

  private AssignmentRows rowsNow() {
    MappingRows mapping = ports.mappings().current();
    return new AssignmentRows(
        mapping, MappedGroups.all(mapping, ports.directory()), ports.clock().instant());
  }

  private void complete(Intended end, AssignmentRows rows, Findings findings) {
    try {
      BooleanSupplier isUnwanted =
          () -> rows.letEnd(end.key()) && !new GroupHolders(ports.ledger()).hold(end.key());
      if (assignments.end(
          end.domain(), end.application(), end.key().group(), end.intent(), isUnwanted)) {
        findings.addAssignment(
            change(end, Kind.ENDED, "no row is left, and nobody holds a profile by the group"));
      }
    } catch (RuntimeException e) {
      findings.addAssignment(change(end, Kind.FAILED, reason(e)));
    }
  }

  private static AssignmentChange change(Intended end, Kind kind, String reason) {
    return new AssignmentChange(end.domain(), Optional.of(end.key().group()), kind, reason);
  }

  private static String reason(RuntimeException e) {
    return String.valueOf(e.getMessage());
  }
}
