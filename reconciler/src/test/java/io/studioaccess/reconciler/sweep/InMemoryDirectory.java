package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.AccessPeriod;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.NamingConvention;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.contracts.MapOfAssignments;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.NotedChange;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.RecordedTags;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.reconcile.PendingReconcile;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A company with one domain and two mapped groups, and its ledger: in-memory ports of the sweep.
 */
final class InMemoryDirectory
    implements GroupDirectory,
        LedgerReader,
        SweepRecorder,
        ProfileListing,
        HeldNotices,
        SweepQueues {
  private static final int PAGE = 2;
  private static final Region HOME = new Region("eu-west-1");
  static final RoleGuard GUARD =
      new RoleGuard(List.of("arn:aws:iam::111122223333:role/studio/*"), Set.of("111122223333"));
  static final DomainId DOMAIN = new DomainId("d-one");
  static final ApplicationArn APPLICATION =
      new ApplicationArn("arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1");
  static final String ROLE = "arn:aws:iam::111122223333:role/studio/";

  final Map<Direction, List<ReconcileRequest>> requests = new HashMap<>();
  final List<SweepRequest> requeued = new ArrayList<>();
  final MapOfAssignments assignments = new MapOfAssignments();
  final Map<String, String> unreadable = new HashMap<>();
  final List<GroupId> groupsRead = new ArrayList<>();
  final List<ProfileName> ownersRead = new ArrayList<>();
  final List<GroupId> namesRead = new ArrayList<>();
  Optional<NamingConvention> convention = Optional.empty();
  final List<RefusedRow> refused = new ArrayList<>();
  final List<DecisionRow> decisions = new ArrayList<>();
  final Map<String, String> answers = new HashMap<>();
  final List<List<HeldChange>> notices = new ArrayList<>();
  Instant heldNotifiedAt = Instant.EPOCH;
  int heldCounted = -1;
  final Map<ProfileName, UserId> owners = new HashMap<>();
  private final Map<ProfileName, Map<String, String>> foundTags = new HashMap<>();
  Instant now = Instant.parse("2026-03-02T09:00:00Z");
  boolean failing;

  /** The groups that cannot be read. */
  final Set<GroupId> failingGroups = new HashSet<>();

  /** When users were last reconciled. */
  final Map<UserId, Instant> reconciledFrom = new HashMap<>();

  /** The parts of the sweep that have not ended. */
  final Set<SweepPart> openParts = new HashSet<>();

  /** What happens when a group is listed. */
  Runnable onList = () -> {};

  /** What happens between the lists and the ledger. */
  Runnable onScan = () -> {};

  /** How often the mapping was read. */
  int mappingReads;

  /** How often the ledger was read from its first page on. */
  int scans;

  /** The largest number of records that the ledger passed on at once. */
  int mostHeld;

  private SweepCount sharedSweep = new SweepCount(0, 0, 0, 0, 0, 0);

  /** Listed on one page each. */
  final List<UserId> disabled = new ArrayList<>();

  private final Map<GroupName, GroupId> groups = new HashMap<>();
  private final Map<GroupId, List<Member>> members = new HashMap<>();
  private final Map<GroupId, List<Member>> ended = new HashMap<>();
  private final Map<String, MappingRow> rows = new HashMap<>();
  Optional<LastSweep> lastSweep = Optional.empty();
  final Map<UserId, UserRecord> records = new HashMap<>();
  private final Map<ProfileRef, Instant> foreign = new HashMap<>();
  private final Map<ProfileName, Instant> profiles = new HashMap<>();
  final Map<DomainArn, PowerfulDefaultRole> powerfulDefaultRoles = new HashMap<>();
  boolean accessRoleIsMissing;
  private int ids;

  InMemoryDirectory() {
    for (String name : List.of("scientists", "engineers", "office")) {
      groups.put(new GroupName(name), new GroupId(id()));
    }
    map("scientists", ROLE + "scientists", 20);
    map("engineers", ROLE + "engineers", 10);
  }

  MappingRows mapping() {
    mappingReads++;
    return new MappingRows(List.copyOf(rows.values()), refused, convention);
  }

  Sweep sweep() {
    return new Sweep(
        new SweepPorts(
            this,
            this::mapping,
            GUARD,
            this,
            this,
            this,
            this,
            domain -> Optional.ofNullable(powerfulDefaultRoles.get(domain)),
            new AssignmentPorts(_ -> Optional.of(APPLICATION), assignments, assignments),
            this,
            HOME,
            () -> now));
  }

  /**
   * Runs the sweep, and then the parts that it leaves, until none is left.
   *
   * @param units how many further groups, domains or pages each invocation has time for
   */
  List<SweepReport> sweepAll(SweepRequest first, int units) {
    List<SweepReport> reports = new ArrayList<>();
    requeued.add(first);
    while (!requeued.isEmpty()) {
      int[] budget = {units};
      reports.add(sweep().run(requeued.removeFirst(), () -> budget[0]-- <= 0));
    }
    return reports;
  }

  private String id() {
    return "%08d-0000-4000-8000-000000000000".formatted(++ids);
  }

  UserId user() {
    return new UserId(id());
  }

  GroupId group(String name) {
    GroupId group = groups.get(new GroupName(name));
    if (group == null) {
      throw new IllegalArgumentException("no group " + name);
    }
    return group;
  }

  void map(String group, String role, int priority) {
    map(group, role, priority, AccessPeriod.ALWAYS);
  }

  void map(String group, String role, int priority, AccessPeriod period) {
    rows.put(
        group,
        new MappingRow(
            new GroupName(group),
            DOMAIN,
            Optional.empty(),
            new RoleArn(role),
            priority,
            Optional.empty(),
            true,
            "",
            UserSettings.NONE,
            Optional.empty(),
            period));
  }

  void unmap(String group) {
    rows.remove(group);
  }

  InMemoryDirectory join(UserId user, String group) {
    members
        .computeIfAbsent(group(group), _ -> new ArrayList<>())
        .add(new Member(user, new MembershipId(id())));
    return this;
  }

  void leave(UserId user, String group) {
    members.get(group(group)).removeIf(member -> member.user().equals(user));
  }

  void deleteGroup(String name) {
    members.remove(groups.remove(new GroupName(name)));
  }

  void rename(String from, String to) {
    groups.put(new GroupName(to), groups.remove(new GroupName(from)));
  }

  /** A reconcile has seen all of the user's memberships, and the profile InService. */
  InMemoryDirectory granted(UserId user, String group) {
    recorded(user, group, ProfileRecord.State.GRANTED);
    return this;
  }

  void recorded(UserId user, String group, ProfileRecord.State state) {
    recorded(user, group, state, Optional.empty(), Optional.empty());
  }

  /** Access was revoked a week before this moment. */
  void quarantined(UserId user, String group, Instant due) {
    Departure departure = new Departure(due, Optional.empty(), "", due.minus(Duration.ofDays(7)));
    recorded(
        user, group, ProfileRecord.State.QUARANTINED, Optional.of(departure), Optional.empty());
  }

  /** The profile is unchanged and has a held change. */
  void held(UserId user, String group, Hold hold) {
    recorded(user, group, ProfileRecord.State.GRANTED, Optional.empty(), Optional.of(hold));
  }

  private void recorded(
      UserId user,
      String group,
      ProfileRecord.State state,
      Optional<Departure> departure,
      Optional<Hold> hold) {
    ProfileName name = new ProfileName("p" + user.value().substring(0, 8));
    profiles.put(name, now);
    owners.put(name, user);
    Desired.Role role =
        new Desired.Role(
            new GroupName(group),
            group(group),
            new RoleArn(ROLE + group),
            Optional.empty(),
            UserSettings.NONE,
            Optional.empty());
    ProfileRecord withoutHistory = ProfileRecord.of(name, state, role, HOME);
    ProfileRecord seen =
        new ProfileRecord(
            name,
            state,
            withoutHistory.group(),
            withoutHistory.role(),
            HOME,
            withoutHistory.settings(),
            Optional.empty(),
            Optional.of(group(group)),
            Optional.empty(),
            Optional.of(now),
            0,
            Optional.empty(),
            departure,
            hold);
    Map<MembershipId, GroupId> memberships = new HashMap<>();
    members.forEach(
        (id, list) ->
            list.stream()
                .filter(member -> member.user().equals(user))
                .forEach(member -> memberships.put(member.membership(), id)));
    records.put(
        user,
        new UserRecord(Map.of(DOMAIN, seen), memberships, Map.of(), Optional.empty(), List.of()));
  }

  /** A reconcile has recorded the next change of the user's role. */
  void scheduled(UserId user, NotedChange change) {
    UserRecord record = records.get(user);
    ProfileRecord profile = record.in(DOMAIN).orElseThrow();
    ProfileRecord scheduled = profile.withScheduled(Optional.of(change));
    records.put(user, with(record, Map.of(DOMAIN, scheduled), record.memberSince()));
  }

  /** The user's row has these tags, and the profile, as far as the ledger knows. */
  void tagged(UserId user, String group, Map<String, String> tags) {
    rows.computeIfPresent(group, (_, row) -> row.withTags(new RowTags(tags)));
    UserRecord record = records.get(user);
    ProfileRecord profile = record.in(DOMAIN).orElseThrow();
    records.put(
        user,
        with(
            record,
            Map.of(DOMAIN, profile.withTags(RecordedTags.settled(new RowTags(tags)))),
            record.memberSince()));
    tags(user, tags);
  }

  /** The profile has these tags, besides those of Studio Access. */
  void tags(UserId user, Map<String, String> tags) {
    foundTags.put(records.get(user).in(DOMAIN).orElseThrow().name(), tags);
  }

  /** A reconcile has recorded when all of the user's memberships began. */
  void memberSince(UserId user, Instant since) {
    UserRecord record = records.get(user);
    Map<MembershipId, Instant> beginnings = new HashMap<>();
    record.memberships().keySet().forEach(id -> beginnings.put(id, since));
    records.put(user, with(record, record.profiles(), beginnings));
  }

  /** A reconcile has seen all of the user's memberships, none of which grants access yet. */
  void withoutProfile(UserId user) {
    granted(user, "scientists");
    deleteProfileOf(user);
    records.put(user, with(records.get(user), Map.of(), Map.of()));
  }

  private static UserRecord with(
      UserRecord record,
      Map<DomainId, ProfileRecord> profiles,
      Map<MembershipId, Instant> memberSince) {
    return new UserRecord(
        profiles,
        record.memberships(),
        memberSince,
        record.pendingReconciles(),
        record.directory(),
        record.history());
  }

  void pending(UserId user, PendingReconcile next) {
    UserRecord record = records.get(user);
    records.put(
        user,
        new UserRecord(
            record.profiles(),
            record.memberships(),
            Map.of(Direction.GRANT, next),
            Optional.empty(),
            record.history()));
  }

  void touchProfileOf(UserId user) {
    profiles.put(records.get(user).in(DOMAIN).orElseThrow().name(), now.plusSeconds(1));
  }

  RoleArn role(String name) {
    return new RoleArn(ROLE + name);
  }

  void deleteProfileOf(UserId user) {
    profiles.remove(records.get(user).in(DOMAIN).orElseThrow().name());
  }

  ProfileRef profile(String name, Optional<UserId> owner) {
    ProfileName profile = new ProfileName(name);
    profiles.put(profile, now);
    owner.ifPresent(user -> owners.put(profile, user));
    return new ProfileRef(
        new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/" + DOMAIN), profile);
  }

  void touch(String profile) {
    profiles.put(new ProfileName(profile), now.plusSeconds(1));
  }

  List<UserId> requested(Direction direction) {
    return requests.getOrDefault(direction, List.of()).stream()
        .map(ReconcileRequest::user)
        .toList();
  }

  @Override
  public List<Member> membersOf(GroupId group) {
    if (failing || failingGroups.contains(group)) {
      throw new IllegalStateException("the directory is down");
    }
    groupsRead.add(group);
    onList.run();
    return members.getOrDefault(group, List.of());
  }

  @Override
  public Map<GroupName, GroupId> idsOf(Set<GroupName> names) {
    Map<GroupName, GroupId> found = new HashMap<>(groups);
    found.keySet().retainAll(names);
    return found;
  }

  @Override
  public Map<GroupId, GroupName> groups() {
    if (failing) {
      throw new IllegalStateException("the directory is down");
    }
    return groups.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
  }

  @Override
  public Optional<GroupName> nameOf(GroupId group) {
    namesRead.add(group);
    return groups.entrySet().stream()
        .filter(entry -> entry.getValue().equals(group))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public UserPage users(Optional<String> token) {
    int page = token.map(Integer::parseInt).orElse(0);
    List<UserId> disabledHere = page < disabled.size() ? List.of(disabled.get(page)) : List.of();
    return new UserPage(
        1,
        disabledHere,
        page + 1 < disabled.size() ? Optional.of(Integer.toString(page + 1)) : Optional.empty());
  }

  /** The index names a membership that ended within a month. */
  void stillIndexed(UserId user, String group) {
    ended
        .computeIfAbsent(group(group), _ -> new ArrayList<>())
        .add(new Member(user, new MembershipId(id())));
  }

  @Override
  public void recordedMembers(GroupId group, Consumer<Member> member) {
    LedgerReader.super.recordedMembers(group, member);
    ended.getOrDefault(group, List.of()).forEach(member);
  }

  @Override
  public LedgerSnapshot read() {
    return new LedgerSnapshot(
        Map.copyOf(records),
        Map.copyOf(foreign),
        List.copyOf(decisions),
        Map.copyOf(unreadable),
        heldNotifiedAt,
        lastSweep,
        assignments.all());
  }

  /** Pages of two users each, and a last page with everything else. */
  @Override
  public LedgerPage page(Optional<String> token) {
    if (token.isEmpty()) {
      scans++;
      onScan.run();
    }
    int from = token.map(Integer::parseInt).orElse(0);
    List<UserId> users =
        records.keySet().stream().sorted(Comparator.comparing(UserId::value)).toList();
    Map<UserId, UserRecord> onPage = new LinkedHashMap<>();
    users.stream().skip(from).limit(PAGE).forEach(user -> onPage.put(user, records.get(user)));
    mostHeld = Math.max(mostHeld, onPage.size());
    Map<UserId, Instant> reconciled = new HashMap<>(reconciledFrom);
    reconciled.keySet().retainAll(onPage.keySet());
    if (from + PAGE < users.size()) {
      return new LedgerPage(some(onPage), reconciled, Optional.of(Integer.toString(from + PAGE)));
    }
    LedgerSnapshot rest = read();
    return new LedgerPage(
        new LedgerSnapshot(
            onPage,
            rest.foreign(),
            rest.decisions(),
            rest.unreadable(),
            rest.heldNotifiedAt(),
            rest.lastSweep(),
            rest.assignments()),
        reconciled,
        Optional.empty());
  }

  private static LedgerSnapshot some(Map<UserId, UserRecord> users) {
    return new LedgerSnapshot(
        users, Map.of(), List.of(), Map.of(), Instant.EPOCH, Optional.empty());
  }

  /** No more than was asked for. */
  @Override
  public LedgerSnapshot records(Set<UserId> users) {
    Map<UserId, UserRecord> some = new HashMap<>(records);
    some.keySet().retainAll(users);
    mostHeld = Math.max(mostHeld, some.size());
    return some(some);
  }

  @Override
  public void begin(String run, SweepCount first, List<SweepPart> open) {
    sharedSweep = first;
    openParts.addAll(open);
  }

  @Override
  public Optional<SweepCount> add(SweepPart part, SweepCount count, List<SweepPart> open) {
    if (!openParts.remove(part)) {
      return Optional.empty();
    }
    openParts.addAll(open);
    sharedSweep =
        new SweepCount(
            sharedSweep.groups() + count.groups(),
            sharedSweep.users() + count.users(),
            sharedSweep.profiles() + count.profiles(),
            sharedSweep.requested() + count.requested(),
            sharedSweep.inaccessible() + count.inaccessible(),
            sharedSweep.powerfulDefaultRoles() + count.powerfulDefaultRoles());
    return Optional.of(sharedSweep).filter(_ -> openParts.isEmpty());
  }

  @Override
  public void answer(DecisionRow decision, String answer) {
    answers.put(decision.key(), answer);
  }

  @Override
  public void heldNotified(Instant when) {
    heldNotifiedAt = when;
  }

  @Override
  public void publishCount(int held) {
    heldCounted = held;
  }

  @Override
  public void publish(List<HeldChange> all, String eventId) {
    notices.add(all);
  }

  @Override
  public void swept(LastSweep sweep) {
    lastSweep = Optional.of(sweep);
  }

  @Override
  public void foreign(ProfileRef profile, Optional<String> signInName, Instant modified) {
    foreign.put(profile, modified);
  }

  @Override
  public List<Summary> profilesIn(DomainArn domain) {
    if (accessRoleIsMissing) {
      throw new InaccessibleAccountException("no access role", new IllegalStateException());
    }
    return profiles.entrySet().stream()
        .map(profile -> new Summary(profile.getKey(), true, profile.getValue()))
        .toList();
  }

  @Override
  public Optional<Details> detailsOf(ProfileRef profile) {
    ownersRead.add(profile.name());
    return Optional.of(
        new Details(
            Optional.ofNullable(owners.get(profile.name())),
            Optional.empty(),
            foundTags.getOrDefault(profile.name(), Map.of())));
  }

  @Override
  public void request(List<ReconcileRequest> users, Direction direction) {
    if (!users.isEmpty()) {
      requests.computeIfAbsent(direction, _ -> new ArrayList<>()).addAll(users);
    }
  }

  @Override
  public void requeue(SweepRequest request, Duration delay) {
    requeued.add(request);
  }
}
