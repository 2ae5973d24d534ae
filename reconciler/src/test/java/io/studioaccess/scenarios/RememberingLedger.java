package io.studioaccess.scenarios;

import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.membership.Membership;
import io.studioaccess.membership.MembershipId;
import io.studioaccess.membership.UserId;
import io.studioaccess.plan.Departure;
import io.studioaccess.plan.Hold;
import io.studioaccess.plan.ProfileRecord;
import io.studioaccess.reconcile.Decision;
import io.studioaccess.reconcile.FoundProfile;
import io.studioaccess.reconcile.GroupAssignments;
import io.studioaccess.reconcile.MembershipLedger;
import io.studioaccess.reconcile.NextLook;
import io.studioaccess.reconcile.Side;
import io.studioaccess.reconcile.UserLease;
import io.studioaccess.reconcile.UserRecord;
import io.studioaccess.sweep.DecisionRow;
import io.studioaccess.sweep.LastSweep;
import io.studioaccess.sweep.Ledger;
import io.studioaccess.sweep.LedgerReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The {@code ledger} and {@code groupsLetIn} of {@code profiles.yaml}, and what is written since.
 */
final class RememberingLedger implements MembershipLedger, LedgerReader, GroupAssignments {
  private final StandingDirectory directory;
  private final Map<UserId, UserRecord> records = new HashMap<>();
  private final Map<MembershipId, UserId> members = new HashMap<>();
  private final List<Decision> decisions;
  private final Set<LetIn> letIn;
  private final Map<FoundProfile, Instant> foreign = new HashMap<>();
  private final Set<UserId> leased = new HashSet<>();
  private long fence = 100;

  private record Entry<K, V>(K key, V value) {}

  private record LetIn(DomainId domain, GroupId group) {}

  RememberingLedger(YamlFields file, StandingDirectory directory, List<Decision> decisions) {
    this.directory = directory;
    this.decisions = decisions;
    file.list("ledger", this::user).forEach(user -> records.put(user.key(), user.value()));
    records.forEach(
        (user, record) -> record.memberships().keySet().forEach(id -> members.put(id, user)));
    this.letIn =
        new HashSet<>(
            file.list(
                "groupsLetIn",
                group ->
                    new LetIn(
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
                    "nextLooks",
                    next ->
                        new Entry<>(
                            next.required("function", Side::valueOf),
                            new NextLook(
                                next.required("turn", Long::valueOf),
                                next.required("due", Instant::parse),
                                Instant.EPOCH)))
                .stream()
                .collect(Collectors.toMap(Entry::key, Entry::value)),
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
            fields.optional("modified", Instant::parse),
            fields.optional("tries", Integer::valueOf).orElse(0),
            fields.optional("privateSpaces", PrivateSpaces::of),
            fields.optional("due", Instant::parse).map(due -> departure(due, fields)),
            fields.optional("heldSince", Instant::parse).map(since -> hold(since, fields))));
  }

  private static Departure departure(Instant due, YamlFields fields) {
    return new Departure(
        due,
        fields.optional("homeEfsFileSystemUid", Function.identity()),
        fields.optional("inTheWay", Function.identity()).orElse(""),
        fields.required("since", Instant::parse));
  }

  private static Hold hold(Instant since, YamlFields fields) {
    return new Hold(
        since,
        fields.optional("heldTo", RoleArn::new),
        fields.optional("rejected", Boolean::valueOf).orElse(false));
  }

  @Override
  public Ledger read() {
    List<DecisionRow> rows =
        decisions.stream()
            .map(decision -> new DecisionRow("decision#", Optional.of(decision), "", false))
            .toList();
    return new Ledger(
        Map.copyOf(records), Map.copyOf(foreign), rows, Instant.EPOCH, Optional.empty());
  }

  @Override
  public void answer(DecisionRow decision, String answer) {}

  @Override
  public void heldToldAt(Instant when) {}

  @Override
  public void swept(LastSweep sweep) {}

  @Override
  public void rememberForeign(FoundProfile profile, Instant modified) {
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
  public void release(UserLease lease, UserRecord record) {
    records.put(lease.user(), record);
    leased.remove(lease.user());
  }

  @Override
  public void remember(UserId user, Membership membership) {
    members.put(membership.id(), user);
  }

  @Override
  public void forgetLater(UserId user, Membership membership) {
    members.put(membership.id(), user);
  }

  @Override
  public Optional<UserId> memberOf(MembershipId membership) {
    return Optional.ofNullable(members.get(membership));
  }

  @Override
  public boolean has(DomainId domain, GroupId group) {
    return letIn.contains(new LetIn(domain, group));
  }

  @Override
  public void add(DomainId domain, GroupId group) {
    letIn.add(new LetIn(domain, group));
  }
}
