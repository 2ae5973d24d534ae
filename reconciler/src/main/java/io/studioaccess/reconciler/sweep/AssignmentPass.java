package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.ApplicationAssignments;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.reconciler.reconcile.AssignmentRecord.State;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.reconcile.OperationResult;
import io.studioaccess.reconciler.sweep.AssignmentChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Keeps the assignments of groups to applications. It ends one that we made, once no row stands for
 * the group in the domain and nobody holds a profile by it, and makes one again that somebody took
 * away. It never ends one that it did not make. Its calls grow with the domains, and with what it
 * changes.
 *
 * <p>A mapping that is empty ends nothing, nor does a ledger that cannot be read as a whole. A
 * mapping with a mistake ends nothing either while people hold profiles: taking those away is
 * bounded by the limit of revocations.
 */
final class AssignmentPass {
  /** Longer than any invocation lasts: until then, the function that recorded an intent may act. */
  private static final Duration IN_PROGRESS = Duration.ofMinutes(15);

  private final SweepPorts ports;
  private final ApplicationAssignments assignments;
  private final Map<AssignmentKey, AssignmentRecord> recorded = new HashMap<>();
  private final AssignmentHolders holders = new AssignmentHolders();
  private boolean isWhole = true;

  AssignmentPass(SweepPorts ports) {
    this.ports = ports;
    this.assignments =
        new ApplicationAssignments(
            ports.assignments().groups(), ports.assignments().recorded(), ports.clock());
  }

  void collect(LedgerSnapshot page) {
    page.assignments()
        .forEach(it -> recorded.put(new AssignmentKey(it.domain(), it.group()), it.record()));
    page.users().values().forEach(holders::add);
    isWhole &= page.unreadable().isEmpty();
  }

  /** Compares domain by domain. What does not fit, or fails, is left to the next sweep. */
  void run(MappingRows mapping, MappedGroups groups, BooleanSupplier timeIsUp, Findings findings) {
    AssignmentRows rows = new AssignmentRows(mapping, groups, ports.clock().instant());
    Map<DomainArn, Set<AssignmentKey>> byDomain = byDomain(mapping);
    for (Map.Entry<DomainArn, Set<AssignmentKey>> domain : byDomain.entrySet()) {
      if (timeIsUp.getAsBoolean()) {
        return;
      }
      try {
        compare(domain.getKey(), domain.getValue(), rows, findings);
      } catch (InaccessibleAccountException e) {
        findings.addInaccessible(domain.getKey(), String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        findings.addAssignment(failed(domain.getKey(), Optional.empty(), e));
      }
    }
  }

  private static AssignmentChange failed(
      DomainArn domain, Optional<GroupId> group, RuntimeException e) {
    return new AssignmentChange(domain, group, Kind.FAILED, String.valueOf(e.getMessage()));
  }

  private Map<DomainArn, Set<AssignmentKey>> byDomain(MappingRows mapping) {
    Set<AssignmentKey> all = new HashSet<>(recorded.keySet());
    all.addAll(holders.certain());
    Map<DomainArn, Set<AssignmentKey>> byDomain = new TreeMap<>();
    for (AssignmentKey key : all) {
      domainOf(key, mapping)
          .ifPresent(domain -> byDomain.computeIfAbsent(domain, _ -> new TreeSet<>()).add(key));
    }
    return byDomain;
  }

  private Optional<DomainArn> domainOf(AssignmentKey key, MappingRows mapping) {
    return Optional.ofNullable(recorded.get(key))
        .flatMap(AssignmentRecord::domain)
        .or(() -> holders.domainOf(key))
        .or(
            () ->
                mapping.domains(ports.home()).stream()
                    .filter(domain -> domain.id().equals(key.domain()))
                    .findFirst());
  }

  private void compare(
      DomainArn domain, Set<AssignmentKey> keys, AssignmentRows rows, Findings findings) {
    Optional<ApplicationArn> application = ports.assignments().applications().apply(domain);
    if (application.isEmpty()) {
      return;
    }
    Set<GroupId> assigned = ports.assignments().groups().assigned(domain, application.get());
    for (AssignmentKey key : keys) {
      try {
        compare(domain, application.get(), key, assigned.contains(key.group()), rows, findings);
      } catch (InaccessibleAccountException e) {
        throw e;
      } catch (RuntimeException e) {
        findings.addAssignment(failed(domain, Optional.of(key.group()), e));
      }
    }
  }

  private void compare(
      DomainArn domain,
      ApplicationArn application,
      AssignmentKey key,
      boolean isAssigned,
      AssignmentRows rows,
      Findings findings) {
    Optional<AssignmentRecord> known = Optional.ofNullable(recorded.get(key));
    if (known.filter(this::isInProgress).isPresent()) {
      return;
    }
    boolean stands = rows.standFor(key);
    boolean isKept = stands || holders.mayHold(key);
    boolean isWanted = stands && holders.domainOf(key).isPresent();
    if (isWanted ? !isAssigned || !isKnown(known) : isKept && isAssigned && isOpen(known)) {
      assign(domain, application, key, isAssigned, findings);
    } else if (!isAssigned && known.isPresent()) {
      boolean unused =
          ports.assignments().recorded().remove(key.domain(), key.group(), known.get());
    } else if (!isKept && known.filter(AssignmentRecord::isOurs).isPresent() && rows.letEnd(key)) {
      end(domain, application, key, known.get(), findings);
    }
  }

  private boolean isInProgress(AssignmentRecord record) {
    Instant now = ports.clock().instant();
    return record.state() == State.MAKING && record.since().plus(IN_PROGRESS).isAfter(now);
  }

  private static boolean isKnown(Optional<AssignmentRecord> known) {
    return known.filter(AssignmentRecord::isAssigned).isPresent();
  }

  /** Whether a function died on the way. */
  private static boolean isOpen(Optional<AssignmentRecord> known) {
    return known
        .map(AssignmentRecord::state)
        .filter(state -> state == State.MAKING || state == State.ENDING)
        .isPresent();
  }

  private void assign(
      DomainArn domain,
      ApplicationArn application,
      AssignmentKey key,
      boolean isAssigned,
      Findings findings) {
    switch (assignments.assign(domain, application, key.group())) {
      case OperationResult.Done() -> {
        if (!isAssigned) {
          findings.addAssignment(
              new AssignmentChange(
                  domain, Optional.of(key.group()), Kind.MADE_AGAIN, "it was taken away"));
        }
      }
      case OperationResult.Busy _ -> {}
      case OperationResult.Refused(String reason) -> addFailed(domain, key, reason, findings);
      case OperationResult.QuotaReached(String reason) -> addFailed(domain, key, reason, findings);
    }
  }

  private static void addFailed(
      DomainArn domain, AssignmentKey key, String reason, Findings findings) {
    findings.addAssignment(
        new AssignmentChange(domain, Optional.of(key.group()), Kind.FAILED, reason));
  }

  private void end(
      DomainArn domain,
      ApplicationArn application,
      AssignmentKey key,
      AssignmentRecord known,
      Findings findings) {
    if (isWhole
        && assignments.end(domain, application, key.group(), known, () -> isUnwantedNow(key))) {
      findings.addAssignment(
          new AssignmentChange(
              domain,
              Optional.of(key.group()),
              Kind.ENDED,
              "no row is left, and nobody holds a profile by the group"));
    }
  }

  /** Reads the mapping anew, and the records of the group's members. */
  private boolean isUnwantedNow(AssignmentKey key) {
    MappingRows mapping = ports.mappings().current();
    MappedGroups groups = MappedGroups.all(mapping, ports.directory());
    AssignmentRows rows = new AssignmentRows(mapping, groups, ports.clock().instant());
    return rows.letEnd(key) && !new GroupHolders(ports.ledger()).hold(key);
  }
}
