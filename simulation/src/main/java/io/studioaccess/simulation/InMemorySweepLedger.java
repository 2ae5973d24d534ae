package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.reconcile.ForeignProfiles;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.DecisionRow;
import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.LedgerPage;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.Member;
import io.studioaccess.reconciler.sweep.SweepCount;
import io.studioaccess.reconciler.sweep.SweepPart;
import io.studioaccess.reconciler.sweep.SweepRecorder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The ledger as the sweep reads it, page by page, and what the sweep writes. */
final class InMemorySweepLedger implements LedgerReader, SweepRecorder, ForeignProfiles {
  private static final int PAGES = 2;

  private final InMemoryLedger.Items items;
  private final InMemoryChangeGuard.Items guard;
  private final InMemoryAssignments assignments;
  private final Boundary boundary;
  private final Map<ProfileRef, Instant> foreign = new LinkedHashMap<>();
  private final Map<String, ProfileName> bySignInName = new LinkedHashMap<>();
  private final SharedSweeps shared = new SharedSweeps();
  private Optional<LastSweep> lastSweep = Optional.empty();

  InMemorySweepLedger(
      InMemoryLedger.Items items,
      InMemoryChangeGuard.Items guard,
      InMemoryAssignments assignments,
      Boundary boundary) {
    this.items = items;
    this.guard = guard;
    this.assignments = assignments;
    this.boundary = boundary;
  }

  /** Only administrators read everything. */
  @Override
  public LedgerSnapshot read() {
    return snapshot(items.records());
  }

  /** A scan shows each page as it is when it is read. Users are on the first two pages. */
  @Override
  public LedgerPage page(Optional<String> token) {
    int number = token.map(Integer::parseInt).orElse(0);
    return boundary.call("Ledger.scan", "page " + (number + 1), () -> page(number));
  }

  private LedgerPage page(int number) {
    Map<UserId, UserRecord> users = number < PAGES ? half(number) : Map.of();
    Map<UserId, Instant> reconciledFrom = new LinkedHashMap<>();
    users
        .keySet()
        .forEach(
            user -> items.reconciledFrom(user).ifPresent(from -> reconciledFrom.put(user, from)));
    boolean isLast = number == PAGES;
    return new LedgerPage(
        isLast
            ? snapshot(users)
            : new LedgerSnapshot(
                users, Map.of(), List.of(), Map.of(), Instant.EPOCH, Optional.empty()),
        reconciledFrom,
        isLast ? Optional.empty() : Optional.of(Integer.toString(number + 1)));
  }

  @Override
  public LedgerSnapshot records(Set<UserId> users) {
    return boundary.call(
        "Ledger.readRecords",
        users,
        () -> {
          Map<UserId, UserRecord> records = items.records();
          records.keySet().retainAll(users);
          return snapshot(records);
        });
  }

  /** The index lags; the records that it names are read from the table. */
  @Override
  public void recordedMembers(GroupId group, Consumer<Member> member) {
    boundary.call("Ledger.queryIndex", group, () -> items.indexed(group)).forEach(member);
  }

  private LedgerSnapshot snapshot(Map<UserId, UserRecord> users) {
    return new LedgerSnapshot(
        users,
        Map.copyOf(foreign),
        List.copyOf(guard.decisions().values()),
        Map.of(),
        guard.notifiedAt(),
        lastSweep,
        assignments.all());
  }

  private Map<UserId, UserRecord> half(int which) {
    Map<UserId, UserRecord> half = new LinkedHashMap<>();
    items
        .records()
        .forEach(
            (user, record) -> {
              if ((user.hashCode() & 1) == which) {
                half.put(user, record);
              }
            });
    return half;
  }

  @Override
  public void answer(DecisionRow decision, String answer) {
    boundary.run("Ledger.answer", decision.key(), () -> guard.answer(decision));
  }

  @Override
  public void heldNotified(Instant when) {
    boundary.run("Ledger.heldNotified", when, () -> guard.notified(when));
  }

  @Override
  public void swept(LastSweep sweep) {
    boundary.run("Ledger.swept", sweep.requested(), () -> lastSweep = Optional.of(sweep));
  }

  @Override
  public void begin(String run, SweepCount first, List<SweepPart> open) {
    boundary.run("Ledger.beginSharedSweep", run, () -> shared.begin(run, first, open));
  }

  @Override
  public Optional<SweepCount> add(SweepPart part, SweepCount count, List<SweepPart> open) {
    return boundary.call("Ledger.addToSharedSweep", part, () -> shared.add(part, count, open));
  }

  @Override
  public void foreign(ProfileRef profile, Optional<String> signInName, Instant modified) {
    boundary.run(
        "Ledger.foreign",
        profile.name(),
        () -> {
          foreign.put(profile, modified);
          signInName.ifPresent(
              name -> bySignInName.put(key(profile.domain(), name), profile.name()));
        });
  }

  private static String key(DomainArn domain, String signInName) {
    return domain + "#" + signInName.toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<ProfileName> of(DomainArn domain, UserName user) {
    return boundary.call(
        "Ledger.foreignProfileOf",
        user,
        () -> Optional.ofNullable(bySignInName.get(key(domain, user.value()))));
  }
}
