package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.reconcile.ApplicationAssignments;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.reconciler.reconcile.AssignmentRecord.State;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.reconcile.OperationResult;
import io.studioaccess.reconciler.sweep.AssignmentChange.Kind;
import io.studioaccess.reconciler.sweep.ListedAssignments.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * How many assignments a sweep ends at most, and how many it tries to make again; the next sweep
   * goes on. Each takes some six calls, so that all fit into the time that an invocation reserves
   * for its end, and a mistake is noticed before everything has ended.
   */
  static final int MOST = 20;

  private final SweepPorts ports;
  private final ApplicationAssignments assignments;
  private final AssignmentEnds ends;
  private final Map<AssignmentKey, AssignmentRecord> recorded = new HashMap<>();
  private final AssignmentHolders holders = new AssignmentHolders();
  private boolean isWhole = true;
  private int tried;

  AssignmentPass(SweepPorts ports) {
    this.ports = ports;
    this.assignments =
        new ApplicationAssignments(
            ports.assignments().groups(), ports.assignments().recorded(), ports.clock());
    this.ends = new AssignmentEnds(ports, assignments);
  }

  void collect(LedgerSnapshot page) {
    page.assignments()
        .forEach(it -> recorded.put(new AssignmentKey(it.domain(), it.group()), it.record()));
    page.users().values().forEach(holders::add);
    isWhole &= page.unreadable().isEmpty();
  }

  /** What does not fit, or fails, is left to the next sweep. Throws nothing for it. */
  void run(MappingRows mapping, MappedGroups groups, BooleanSupplier timeIsUp, Findings findings) {
    AssignmentRows rows = new AssignmentRows(mapping, groups, ports.clock().instant());
    ListedAssignments listed = new ListedAssignments(ports.assignments(), findings);
    Map<DomainId, DomainArn> mapped = new HashMap<>();
    mapping.domains(ports.home()).forEach(domain -> mapped.put(domain.id(), domain));
    for (AssignmentKey key : inOrder()) {
      if (timeIsUp.getAsBoolean()) {
        break;
      }
      domainOf(key, mapped).ifPresent(domain -> compare(domain, key, rows, listed, findings));
    }
    ends.complete(timeIsUp, findings);
  }

  /** What failed, or was left half done, comes last, the oldest first: so it keeps nobody back. */
  private List<AssignmentKey> inOrder() {
    Set<AssignmentKey> all = new HashSet<>(recorded.keySet());
    all.addAll(holders.certain());
    return all.stream()
        .sorted(Comparator.comparing(this::triedAt).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private Instant triedAt(AssignmentKey key) {
    return Optional.ofNullable(recorded.get(key))
        .filter(record -> !record.isAssigned())
        .map(AssignmentRecord::since)
        .orElse(Instant.MIN);
  }

  private Optional<DomainArn> domainOf(AssignmentKey key, Map<DomainId, DomainArn> mapped) {
    return Optional.ofNullable(recorded.get(key))
        .flatMap(AssignmentRecord::domain)
        .or(() -> holders.domainOf(key))
        .or(() -> Optional.ofNullable(mapped.get(key.domain())));
  }

  private void compare(
      DomainArn domain,
      AssignmentKey key,
      AssignmentRows rows,
      ListedAssignments listed,
      Findings findings) {
    Optional<AssignmentRecord> known = Optional.ofNullable(recorded.get(key));
    if (known.filter(this::isInProgress).isPresent()) {
      return;
    }
    try {
      listed.of(domain).ifPresent(it -> compare(domain, key, known, it, rows, findings));
    } catch (InaccessibleAccountException e) {
      listed.leaveOut(domain, e);
    } catch (RuntimeException e) {
      addFailed(domain, key, String.valueOf(e.getMessage()), findings);
    }
  }

  private void compare(
      DomainArn domain,
      AssignmentKey key,
      Optional<AssignmentRecord> known,
      Listed listed,
      AssignmentRows rows,
      Findings findings) {
    boolean isAssigned = listed.groups().contains(key.group());
    boolean stands = rows.standFor(key);
    boolean isKept = stands || holders.mayHold(key);
    boolean isWanted = stands && holders.domainOf(key).isPresent();
    if (isWanted ? !isAssigned || !isKnown(known) : isKept && isAssigned && isOpen(known)) {
      if (isAssigned || tried++ < MOST) {
        assign(domain, key, known, listed, findings);
      }
    } else if (!isAssigned && known.isPresent()) {
      boolean unused =
          ports.assignments().recorded().remove(key.domain(), key.group(), known.get());
    } else if (!isKept && isWhole && rows.letEnd(key) && ends.size() < MOST) {
      known
          .filter(AssignmentRecord::isOurs)
          .ifPresent(ours -> ends.begin(key, domain, listed.application(), ours));
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
      AssignmentKey key,
      Optional<AssignmentRecord> known,
      Listed listed,
      Findings findings) {
    boolean isAssigned = listed.groups().contains(key.group());
    switch (assignments.assign(domain, listed.application(), key.group(), known, isAssigned)) {
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
}
