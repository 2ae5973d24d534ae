package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.ChangeGuard;
import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.reconcile.GuardedChange;
import io.studioaccess.reconciler.sweep.DecisionRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One function's view of the hourly count, the approvals and the decisions. */
final class InMemoryChangeGuard implements ChangeGuard {
  private static final long WINDOW = Duration.ofHours(1).toMillis();

  /** As in the product: the time to collect most of the changes that one mistake causes. */
  private static final long COLLECTION_DELAY = Duration.ofMinutes(2).toMillis();

  private final Items items;
  private final int limit;
  private final Boundary boundary;
  private final InstantSource clock;
  private final Admissions admissions;
  private final Runnable heldSweep;

  /** The items of the ledger table that concern held changes. */
  static final class Items {
    private final Map<String, Map<String, Long>> counts = new HashMap<>();
    private final Map<Subject, Approval> approvals = new HashMap<>();
    private final Map<String, DecisionRow> decisions = new LinkedHashMap<>();
    private final Set<UserId> released = new HashSet<>();
    private Instant notifiedAt = Instant.EPOCH;
    private long announcedUntil;
    private int version;

    /** Changes with every decision. */
    int version() {
      return version;
    }

    Map<String, DecisionRow> decisions() {
      return decisions;
    }

    /**
     * Whether a function has read that the user's change is released. A later decision, which
     * replaces the one that it read, does not take that back.
     */
    boolean hasReleased(UserId user) {
      return released.contains(user);
    }

    Instant notifiedAt() {
      return notifiedAt;
    }

    void notified(Instant when) {
      notifiedAt = when;
    }

    /** An administrator decides. */
    void decide(Decision decision) {
      version++;
      String key = decision.user().map(UserId::value).orElse("all");
      decisions.put(key, new DecisionRow(key, Optional.of(decision), "", false));
    }

    void answer(DecisionRow row) {
      decisions.computeIfPresent(
          row.key(),
          (_, current) ->
              new DecisionRow(current.key(), current.decision(), current.problem(), true));
    }

    /** An administrator approves a change in advance. */
    void approve(UserId user, DomainId domain, Optional<RoleArn> to, Instant until) {
      approvals.put(new Subject(user, domain), new Approval(to, until));
    }
  }

  private record Subject(UserId user, DomainId domain) {}

  private record Approval(Optional<RoleArn> to, Instant until) {}

  /** Learns what the guard decides, to check it against what the functions do. */
  interface Admissions {
    void admitted(GuardedChange change, boolean counted);

    void refused(GuardedChange change);
  }

  /**
   * @param limit the number of changes per hour and count
   * @param heldSweep requests the sweep that publishes held changes
   */
  InMemoryChangeGuard(
      Items items,
      int limit,
      Boundary boundary,
      InstantSource clock,
      Admissions admissions,
      Runnable heldSweep) {
    this.items = items;
    this.limit = limit;
    this.boundary = boundary;
    this.clock = clock;
    this.admissions = admissions;
    this.heldSweep = heldSweep;
  }

  @Override
  public boolean admits(GuardedChange change) {
    return boundary.call("Guard.approved", change.user(), () -> isApproved(change))
        || boundary.call("Guard.admit", change.user(), () -> isWithinLimit(change));
  }

  private boolean isApproved(GuardedChange change) {
    Approval approval = items.approvals.get(new Subject(change.user(), change.domain().id()));
    boolean approved =
        approval != null
            && approval.to().equals(change.to())
            && !clock.instant().isAfter(approval.until());
    if (approved) {
      admissions.admitted(change, false);
    }
    return approved;
  }

  private boolean isWithinLimit(GuardedChange change) {
    Map<String, Long> admitted = countOf(change);
    long anHourAgo = clock.millis() - WINDOW;
    admitted.values().removeIf(moment -> moment <= anHourAgo);
    String entry = change.user() + "#" + change.domain().id();
    if (!admitted.containsKey(entry) && admitted.size() >= limit) {
      admissions.refused(change);
      return false;
    }
    boolean counted = admitted.putIfAbsent(entry, clock.millis()) == null;
    admissions.admitted(change, counted);
    return true;
  }

  private Map<String, Long> countOf(GuardedChange change) {
    String count = (change.recorded() ? "changes#" : "unrecorded#") + change.domain().account();
    return items.counts.computeIfAbsent(count, _ -> new LinkedHashMap<>());
  }

  @Override
  public void announceHeld() {
    if (boundary.call("Guard.announce", "", this::isFirst)) {
      heldSweep.run();
    }
  }

  private boolean isFirst() {
    if (items.announcedUntil > clock.millis()) {
      return false;
    }
    items.announcedUntil = clock.millis() + COLLECTION_DELAY;
    return true;
  }

  @Override
  public Optional<Verdict> verdict(UserId user, Instant heldSince) {
    return boundary.call("Guard.verdict", user, () -> lastVerdict(user, heldSince));
  }

  private Optional<Verdict> lastVerdict(UserId user, Instant heldSince) {
    Optional<Verdict> verdict =
        Decision.last(
                items.decisions.values().stream().flatMap(row -> row.decision().stream()).toList(),
                user,
                heldSince)
            .map(Decision::verdict);
    if (verdict.filter(Verdict.RELEASED::equals).isPresent()) {
      items.released.add(user);
    }
    return verdict;
  }
}
