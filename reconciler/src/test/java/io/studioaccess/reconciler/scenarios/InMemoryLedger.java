package io.studioaccess.reconciler.scenarios;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.KnownAssignments;
import io.studioaccess.reconciler.reconcile.LastReconcile;
import io.studioaccess.reconciler.reconcile.MembershipLedger;
import io.studioaccess.reconciler.reconcile.PendingReconcile;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.UserLease;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.DecisionRow;
import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.SweepCount;
import io.studioaccess.reconciler.sweep.SweepPart;
import io.studioaccess.reconciler.sweep.SweepRecorder;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The {@code ledger} and {@code assignedGroups} of {@code profiles.yaml}, and later writes. */
final class InMemoryLedger
    implements MembershipLedger, LedgerReader, SweepRecorder, KnownAssignments {
  private final FixedDirectory directory;
  private final Map<UserId, UserRecord> records = new HashMap<>();
  private final Map<MembershipId, UserId> members = new HashMap<>();
  private final List<Decision> decisions;
  private final Set<Assignment> assignments;
  private final Map<ProfileRef, Instant> foreign = new HashMap<>();
  private final Set<UserId> leased = new HashSet<>();
  private long fence = 100;

  private record Entry<K, V>(K key, V value) {}

  private record Assignment(DomainId domain, GroupId group) {}

  InMemoryLedger(YamlFields file, FixedDirectory directory, List<Decision> decisions) {
    this.directory = directory;
    this.decisions = decisions;
    file.list("ledger", this::user).forEach(user -> records.put(user.key(), user.value()));
    records.forEach(
        (user, record) -> record.memberships().keySet().forEach(id -> members.put(id, user)));
    this.assignments =
        new HashSet<>(
            file.list(
                "assignedGroups",
                group ->
                    new Assignment(
                        group.required("domain", DomainId::new),
                        group.required("group", directory::groupId))));
  }

  private Entry<UserId, UserRecord> user(YamlFields fields) {
    return new Entry<>(
        fields.required("user", directory::userId),
        new UserRecord(
            fields.list("profiles", this::profile).stream()
                .collect(Collectors.toMap(Entry::key, Entry::value)),
            fields
                .list(
                    "memberships",
                    membership ->
                        new Entry<>(
                            membership.required("id", MembershipId::new),
                            membership.required("group", directory::groupId)))
                .stream()
                .collect(Collectors.toMap(Entry::key, Entry::value)),
            fields
                .list(
                    "pendingReconciles",
                    next ->
                        new Entry<>(
                            next.required("direction", Direction::valueOf),
                            new PendingReconcile(
                                next.required("turn", Long::valueOf),
                                next.required("due", Instant::parse),
                                Instant.EPOCH)))
                .stream()
                .collect(Collectors.toMap(Entry::key, Entry::value)),
            Optional.empty(),
            List.of()));
  }

  private Entry<DomainId, ProfileRecord> profile(YamlFields fields) {
    return new Entry<>(
        fields.required("domain", DomainId::new),
        new ProfileRecord(
            fields.required("name", ProfileName::new),
            fields.required("state", ProfileRecord.State::valueOf),
            fields.optional("group", GroupName::new),
            fields.required("role", RoleArn::new),
            fields.optional("region", Region::new).orElse(new Region("eu-west-1")),
            UserSettings.NONE.fingerprint(),
            fields.optional("roleBefore", RoleArn::new),
            fields.optional("assigned", directory::groupId),
            fields.optional("created", Instant::parse),
            fields.optional("modified", Instant::parse),
            fields.optional("tries", Integer::valueOf).orElse(0),
            fields.optional("privateSpaces", PrivateSpaces::parse),
            fields.optional("due", Instant::parse).map(due -> departure(due, fields)),
            fields.optional("heldSince", Instant::parse).map(since -> hold(since, fields))));
  }

  private static Departure departure(Instant due, YamlFields fields) {
    return new Departure(
        due,
        fields.optional("homeEfsFileSystemUid", Function.identity()),
        fields.optional("obstacles", Function.identity()).orElse(""),
        fields.required("since", Instant::parse));
  }

  private static Hold hold(Instant since, YamlFields fields) {
    return new Hold(
        since,
        fields.optional("heldTo", RoleArn::new),
        fields.optional("rejected", Boolean::valueOf).orElse(false));
  }

  @Override
  public LedgerSnapshot read() {
    List<DecisionRow> rows =
        decisions.stream()
            .map(decision -> new DecisionRow("decision#", Optional.of(decision), "", false))
            .toList();
    Map<UserId, UserRecord> sorted = new TreeMap<>(Comparator.comparing(UserId::value));
    sorted.putAll(records);
    return new LedgerSnapshot(
        sorted, Map.copyOf(foreign), rows, Map.of(), Instant.EPOCH, Optional.empty());
  }

  @Override
  public void answer(DecisionRow decision, String answer) {}

  @Override
  public void heldNotified(Instant when) {}

  @Override
  public void swept(LastSweep sweep) {}

  @Override
  public void begin(String run, SweepCount first, List<SweepPart> open) {}

  @Override
  public Optional<SweepCount> add(SweepPart part, SweepCount count, List<SweepPart> open) {
    return Optional.empty();
  }

  @Override
  public void foreign(ProfileRef profile, Optional<String> signInName, Instant modified) {
    foreign.put(profile, modified);
  }

  @Override
  public Optional<UserLease> acquire(UserId user) {
    return leased.add(user)
        ? Optional.of(new UserLease(user, ++fence, records.getOrDefault(user, UserRecord.empty())))
        : Optional.empty();
  }

  @Override
  public void save(UserLease lease, UserRecord record) {
    records.put(lease.user(), record);
  }

  @Override
  public void release(UserLease lease, UserRecord record, Optional<Instant> reconciledFrom) {
    records.put(lease.user(), record);
    leased.remove(lease.user());
  }

  /** The files of a scenario do not say when a user was reconciled. */
  @Override
  public LastReconcile lastReconcile(UserId user) {
    return LastReconcile.NONE;
  }

  @Override
  public void recordMembership(UserId user, Membership membership) {
    members.put(membership.id(), user);
  }

  @Override
  public void expireMembership(UserId user, Membership membership) {
    members.put(membership.id(), user);
  }

  @Override
  public Optional<UserId> memberOf(MembershipId membership) {
    return Optional.ofNullable(members.get(membership));
  }

  @Override
  public boolean has(DomainId domain, GroupId group) {
    return assignments.contains(new Assignment(domain, group));
  }

  void add(DomainId domain, GroupId group) {
    assignments.add(new Assignment(domain, group));
  }
}
