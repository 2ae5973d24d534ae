package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.LastReconcile;
import io.studioaccess.reconciler.reconcile.LeaseLostException;
import io.studioaccess.reconciler.reconcile.MembershipLedger;
import io.studioaccess.reconciler.reconcile.ProfileClaims;
import io.studioaccess.reconciler.reconcile.UserLease;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One function's view of the ledger. All views share the items, and each has a clock of its own.
 */
final class InMemoryLedger implements MembershipLedger, ProfileClaims {
  /** As in the product's ledger. */
  static final long LEASE = Duration.ofSeconds(90).toMillis();

  private static final long MEMBERSHIP_KEPT_FOR = Duration.ofDays(30).toMillis();

  private final Items items;
  private final Boundary boundary;
  private final InstantSource clock;

  /** The items of the table. */
  static final class Items {
    /** How long the index of memberships may show what was before, in milliseconds. */
    private static final long INDEX_LAG = 1_000;

    private final Timeline timeline;
    private final Map<UserId, Late> late = new LinkedHashMap<>();
    private final Map<UserId, Item> users = new LinkedHashMap<>();
    private final Map<MembershipId, RecordedMembership> members = new LinkedHashMap<>();
    private int version;
    private final Map<UserId, Long> leasedAt = new HashMap<>();
    private int lateWrites;
    private long shortestLease = Long.MAX_VALUE;
    private BiConsumer<UserId, List<HistoryEntry>> news = (_, _) -> {};
    private BiConsumer<UserId, UserRecord> writes = (_, _) -> {};

    private record Late(UserRecord record, long until) {}

    Items(Timeline timeline) {
      this.timeline = timeline;
    }

    Map<UserId, UserRecord> records() {
      Map<UserId, UserRecord> records = new LinkedHashMap<>();
      users.forEach((user, item) -> records.put(user, item.record()));
      return records;
    }

    /** Changes whenever a profile or membership of a record changes. */
    int version() {
      return version;
    }

    /** A write under the lease, which may be another holder's by now. */
    private void put(UserLease lease, Item item) {
      Item before = users.get(lease.user());
      lateWrites += before == null || before.fence() == lease.fence() ? 0 : 1;
      put(lease.user(), item);
    }

    /** How often somebody wrote without the lease. */
    int lateWrites() {
      return lateWrites;
    }

    private void put(UserId user, Item item) {
      note(user, item.record());
      users.put(user, item);
    }

    private void remove(UserId user) {
      note(user, UserRecord.empty());
      users.remove(user);
    }

    /** Passes on each entry that is new in a user's history. */
    void onNews(BiConsumer<UserId, List<HistoryEntry>> listener) {
      news = listener;
    }

    /** Passes on each record that is written. */
    void onWrite(BiConsumer<UserId, UserRecord> listener) {
      writes = listener;
    }

    private void note(UserId user, UserRecord next) {
      writes.accept(user, next);
      UserRecord before = recordOf(user);
      Instant last = before.history().isEmpty() ? Instant.MIN : before.history().getLast().at();
      news.accept(user, next.history().stream().filter(entry -> entry.at().isAfter(last)).toList());
      boolean isSame =
          next.profiles().equals(before.profiles())
              && next.memberships().equals(before.memberships());
      version += isSame ? 0 : 1;
      if (!next.memberships().equals(before.memberships())) {
        late.put(user, new Late(before, timeline.millis() + INDEX_LAG));
      }
    }

    /** The recorded members of the group, as the index shows them. */
    List<Member> indexed(GroupId group) {
      late.values().removeIf(old -> old.until() <= timeline.millis());
      Map<UserId, UserRecord> seen = records();
      late.forEach((user, old) -> seen.put(user, old.record()));
      List<Member> found = new ArrayList<>();
      seen.forEach(
          (user, record) ->
              record
                  .memberships()
                  .forEach(
                      (membership, in) -> {
                        if (in.equals(group)) {
                          found.add(new Member(user, membership));
                        }
                      }));
      return found;
    }

    Optional<Instant> reconciledFrom(UserId user) {
      return Optional.ofNullable(users.get(user)).flatMap(Item::reconciledFrom);
    }

    /** How long the shortest lease lasted that another function took over, in milliseconds. */
    long shortestLease() {
      return shortestLease;
    }

    private void noteLease(UserId user, long fence) {
      Long before = leasedAt.put(user, timeline.millis());
      if (before != null) {
        shortestLease = Math.min(shortestLease, timeline.millis() - before);
      }
      Invocation caller = timeline.caller();
      Served served = caller == null ? null : caller.served();
      if (served != null && served.user().equals(user)) {
        served.leased(fence);
      }
    }

    /** Whether another function has the user by now: a clock was wrong by more than a minute. */
    boolean isOvertaken(Served served) {
      Item item = users.get(served.user());
      return item != null && item.fence() != served.fence();
    }

    UserRecord recordOf(UserId user) {
      Item item = users.get(user);
      return item == null ? UserRecord.empty() : item.record();
    }
  }

  /**
   * A user's item.
   *
   * @param reconciledFrom when the latest complete reconcile began
   */
  private record Item(
      UserRecord record, long leasedUntil, long fence, Optional<Instant> reconciledFrom) {}

  private record RecordedMembership(UserId user, long expires) {}

  InMemoryLedger(Items items, Boundary boundary, InstantSource clock) {
    this.items = items;
    this.boundary = boundary;
    this.clock = clock;
  }

  @Override
  public Optional<UserLease> acquire(UserId user) {
    return boundary.call("Ledger.acquire", user, () -> lease(user));
  }

  private Optional<UserLease> lease(UserId user) {
    long now = clock.millis();
    Item item =
        items.users.getOrDefault(user, new Item(UserRecord.empty(), 0, now, Optional.empty()));
    if (item.leasedUntil() > now) {
      return Optional.empty();
    }
    Item leased = new Item(item.record(), now + LEASE, item.fence() + 1, item.reconciledFrom());
    items.put(user, leased);
    items.noteLease(user, leased.fence());
    return Optional.of(new UserLease(user, leased.fence(), leased.record()));
  }

  @Override
  public void save(UserLease lease, UserRecord record) {
    boundary.run(
        "Ledger.save",
        lease.user(),
        () -> {
          Item item = held(lease);
          items.put(
              lease, new Item(record, item.leasedUntil(), lease.fence(), item.reconciledFrom()));
        });
  }

  @Override
  public void release(UserLease lease, UserRecord record, Optional<Instant> reconciledFrom) {
    boundary.run("Ledger.release", lease.user(), () -> put(lease, record, reconciledFrom));
  }

  private void put(UserLease lease, UserRecord record, Optional<Instant> reconciledFrom) {
    Item item = held(lease);
    if (record.isEmpty() && record.history().isEmpty()) {
      items.leasedAt.remove(lease.user());
      items.remove(lease.user());
    } else {
      items.leasedAt.remove(lease.user());
      items.put(lease, new Item(record, 0, item.fence(), reconciledFrom.or(item::reconciledFrom)));
    }
  }

  @Override
  public LastReconcile lastReconcile(UserId user) {
    return boundary.call(
        "Ledger.lastReconcile",
        user,
        () ->
            Optional.ofNullable(items.users.get(user))
                .map(
                    item ->
                        new LastReconcile(
                            item.reconciledFrom(),
                            item.leasedUntil() > clock.millis(),
                            item.record().pendingReconciles()))
                .orElse(LastReconcile.NONE));
  }

  private Item held(UserLease lease) {
    Item item = items.users.get(lease.user());
    if (item == null || item.fence() != lease.fence()) {
      throw new LeaseLostException(lease, new IllegalStateException("the fence is another one"));
    }
    return item;
  }

  @Override
  public void recordMembership(UserId user, Membership membership) {
    boundary.run(
        "Ledger.recordMembership",
        membership,
        () -> items.members.put(membership.id(), new RecordedMembership(user, Long.MAX_VALUE)));
  }

  @Override
  public void expireMembership(UserId user, Membership membership) {
    boundary.run(
        "Ledger.expireMembership",
        membership,
        () ->
            items.members.put(
                membership.id(),
                new RecordedMembership(user, clock.millis() + MEMBERSHIP_KEPT_FOR)));
  }

  @Override
  public Optional<UserId> memberOf(MembershipId membership) {
    return boundary.call(
        "Ledger.memberOf",
        membership,
        () ->
            Optional.ofNullable(items.members.get(membership))
                .filter(member -> member.expires() > clock.millis())
                .map(RecordedMembership::user));
  }

  @Override
  public boolean has(UserId user, DomainId domain, ProfileName profile, Instant created) {
    return boundary.call(
        "Ledger.claims",
        user,
        () ->
            items
                .recordOf(user)
                .in(domain)
                .filter(record -> record.name().equals(profile))
                .filter(record -> record.created().filter(created::equals).isPresent())
                .isPresent());
  }
}
