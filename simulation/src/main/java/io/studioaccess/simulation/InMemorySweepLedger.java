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
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.SweepRecorder;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ledger as the sweep reads it, page by page, and what the sweep writes. */
final class InMemorySweepLedger implements LedgerReader, SweepRecorder, ForeignProfiles {
  private final InMemoryLedger.Items items;
  private final InMemoryChangeGuard.Items guard;
  private final Boundary boundary;
  private final Map<ProfileRef, Instant> foreign = new LinkedHashMap<>();
  private final Map<String, ProfileName> bySignInName = new LinkedHashMap<>();
  private Optional<LastSweep> lastSweep = Optional.empty();

  InMemorySweepLedger(
      InMemoryLedger.Items items, InMemoryChangeGuard.Items guard, Boundary boundary) {
    this.items = items;
    this.guard = guard;
    this.boundary = boundary;
  }

  /** A scan shows each page as it is when it is read. */
  @Override
  public LedgerSnapshot read() {
    Map<UserId, UserRecord> users = new LinkedHashMap<>();
    boundary.run("Ledger.scan", "page 1", () -> users.putAll(half(0)));
    boundary.run("Ledger.scan", "page 2", () -> users.putAll(half(1)));
    return snapshot(users);
  }

  /** The index lags; the records that it names are read from the table. */
  @Override
  public LedgerSnapshot read(Set<GroupId> groups, Set<UserId> users) {
    Set<UserId> found = new LinkedHashSet<>();
    boundary.run("Ledger.queryIndex", groups, () -> found.addAll(items.indexed(groups)));
    users.stream().sorted(Comparator.comparing(UserId::value)).forEach(found::add);
    Map<UserId, UserRecord> records = new LinkedHashMap<>();
    boundary.run(
        "Ledger.readRecords",
        found,
        () -> found.forEach(user -> records.put(user, items.recordOf(user))));
    return snapshot(records);
  }

  private LedgerSnapshot snapshot(Map<UserId, UserRecord> users) {
    return new LedgerSnapshot(
        users,
        Map.copyOf(foreign),
        List.copyOf(guard.decisions().values()),
        Map.of(),
        guard.notifiedAt(),
        lastSweep);
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
