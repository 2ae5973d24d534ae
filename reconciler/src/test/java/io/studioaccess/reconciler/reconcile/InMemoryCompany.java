package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.ObservedSpace;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.OwnedResources;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.plan.RevocationRules;
import io.studioaccess.reconciler.plan.SpaceSearch;
import io.studioaccess.reconciler.plan.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A company with one domain and two mapped groups: in-memory implementations of the ports. They
 * reject what the ports' Javadoc rejects. The sandbox simulates AWS's own errors.
 */
final class InMemoryCompany
    implements Directory, GroupMappings, Studio, MembershipLedger, KnownAssignments, ChangeGuard {
  static final DomainId DOMAIN = new DomainId("d-one");
  static final Region HOME = new Region("eu-west-1");
  static final RoleGuard GUARD =
      new RoleGuard(List.of("arn:aws:iam::111122223333:role/studio/*"), Set.of("111122223333"));
  static final RoleArn SCIENTIST = role("scientist");
  static final RoleArn ENGINEER = role("engineer");
  static final UserId ANA = new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001");

  final Map<UserId, DirectoryUser> users = new HashMap<>();
  final Map<GroupName, GroupId> groups = new HashMap<>();
  final List<Membership> memberships = new ArrayList<>();
  final Map<ProfileName, Profile> profiles = new HashMap<>();
  final Map<ProfileName, UserId> tags = new HashMap<>();
  final Map<ProfileName, SortedMap<String, String>> rowTags = new HashMap<>();
  final List<Operation.ChangeTags> tagChanges = new ArrayList<>();
  final Map<ProfileName, List<ObservedApp>> apps = new HashMap<>();
  final Map<ProfileName, List<ObservedSpace>> spaces = new HashMap<>();
  final Map<UserId, UserRecord> records = new HashMap<>();
  final Map<MembershipId, UserId> recordedMembers = new HashMap<>();
  final Set<GroupId> assigned = new HashSet<>();
  Optional<ApplicationArn> application =
      Optional.of(
          new ApplicationArn(
              "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1"));
  int assignmentsRead;
  final Set<UserId> leased = new HashSet<>();
  final Map<UserId, Instant> begunAt = new HashMap<>();
  final List<ReconcileRequest> requeued = new ArrayList<>();
  final List<ReconcileRequest> handedOver = new ArrayList<>();
  final List<Duration> handOverDelays = new ArrayList<>();
  final List<UserOutcome> published = new ArrayList<>();
  List<MappingRow> rows = new ArrayList<>();
  final Map<String, RecordedOutcome> history = new LinkedHashMap<>();
  boolean busIsDown;
  boolean historyIsDown;
  boolean admitted = true;
  int announcements;
  String directoryId = "d-1234567890";
  final Map<String, ProfileName> foreignProfiles = new HashMap<>();
  final List<Optional<RoleArn>> limitChecks = new ArrayList<>();
  Optional<String> unreadable = Optional.empty();
  Optional<String> unlistable = Optional.empty();
  final List<SpaceSearch> spaceSearches = new ArrayList<>();
  boolean stillListing;
  Optional<String> inaccessible = Optional.empty();
  Optional<Verdict> verdict = Optional.empty();
  RevocationRules rules = rules(Duration.ZERO);
  InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T09:00:00Z"));
  private long fence;

  InMemoryCompany() {
    users.put(ANA, new DirectoryUser(ANA, new UserName("ana"), true));
    for (String name : List.of("scientists", "engineers", "office")) {
      groups.put(
          new GroupName(name),
          new GroupId("0000000%d-0000-4000-8000-000000000000".formatted(groups.size())));
    }
    rows.add(row("scientists", SCIENTIST, 20));
    rows.add(row("engineers", ENGINEER, 10));
  }

  Reconciler reconciler(OperationExecutor executor) {
    ReconcileQueues queues =
        new ReconcileQueues() {
          @Override
          public void requeue(ReconcileRequest message, Duration delay) {
            requeued.add(message);
          }

          @Override
          public void handOver(ReconcileRequest message, Duration delay) {
            handedOver.add(message);
            handOverDelays.add(delay);
          }
        };
    return new Reconciler(
        new Ports(reads(), this, this, this::publish, this::addToHistory, queues), executor);
  }

  UserPlanner planner() {
    return new UserPlanner(reads());
  }

  private ReadPorts reads() {
    return new ReadPorts(
        this,
        this,
        GUARD,
        this,
        (_, user) -> Optional.ofNullable(foreignProfiles.get(user.value())),
        this::isRecorded,
        this,
        this,
        rules,
        HOME,
        () -> clock.instant());
  }

  private boolean isRecorded(UserId user, DomainId domain, ProfileName profile, Instant created) {
    return records
        .getOrDefault(user, UserRecord.empty())
        .in(domain)
        .filter(record -> record.name().equals(profile))
        .filter(record -> record.created().filter(created::equals).isPresent())
        .isPresent();
  }

  private void addToHistory(RecordedOutcome outcome) {
    if (historyIsDown) {
      throw new IllegalStateException("the history is down");
    }
    history.putIfAbsent(outcome.user() + " " + outcome.id(), outcome);
  }

  private void publish(List<UserOutcome> outcomes) {
    if (busIsDown) {
      throw new IllegalStateException("the bus is down");
    }
    published.addAll(outcomes);
  }

  void join(String group) {
    memberships.add(
        new Membership(
            new MembershipId("0000000%d-1111-4000-8000-000000000000".formatted(memberships.size())),
            groups.get(new GroupName(group))));
  }

  /** Ana has joined the groups, and her profile was seen InService. */
  void granted(String... groupNames) {
    for (String group : groupNames) {
      join(group);
    }
    Reconciler provisioner = reconciler(granting());
    Trigger event = Trigger.first("event-1");
    while (provisioner.reconcile(ANA, event).outcomes().getFirst() instanceof Outcome.Started) {}
  }

  void advance(Duration time) {
    clock = InstantSource.fixed(clock.instant().plus(time));
  }

  void leave(String group) {
    memberships.removeIf(m -> m.group().equals(groups.get(new GroupName(group))));
  }

  void profile(String name, String signInName, RoleArn role, ProfileStatus status) {
    ProfileName key = new ProfileName(name);
    Optional<Instant> created = Optional.ofNullable(profiles.get(key)).flatMap(Profile::created);
    profiles.put(
        key,
        new Profile(
            "arn:" + name,
            key,
            status,
            Optional.of(signInName),
            Optional.of(role),
            UserSettings.NONE,
            created.or(() -> Optional.of(clock.instant())),
            Optional.of(clock.instant()),
            Optional.empty(),
            Optional.of("200005")));
  }

  /** The user who signs in stays the same. */
  private void changeRole(ProfileName name, RoleArn role) {
    String signInName =
        Optional.ofNullable(profiles.get(name)).flatMap(Profile::signInName).orElse("ana");
    profile(name.value(), signInName, role, ProfileStatus.IN_SERVICE);
  }

  OperationExecutor granting() {
    return executor(Operation.Grant.class, Direction.GRANT);
  }

  OperationExecutor revoking() {
    return executor(Operation.Revocation.class, Direction.REVOKE);
  }

  /** An executor of every operation, with the same result each time. */
  static OperationExecutor executorReturning(
      Direction direction, Supplier<OperationResult> result) {
    return new OperationExecutor() {
      @Override
      public boolean supports(Operation operation) {
        return true;
      }

      @Override
      public Direction direction() {
        return direction;
      }

      @Override
      public OperationResult execute(Operation operation) {
        return result.get();
      }
    };
  }

  private OperationExecutor executor(Class<? extends Operation> kind, Direction direction) {
    return new OperationExecutor() {
      @Override
      public boolean supports(Operation operation) {
        return kind.isInstance(operation);
      }

      @Override
      public Direction direction() {
        return direction;
      }

      @Override
      public OperationResult execute(Operation operation) {
        apply(operation);
        return new OperationResult.Done();
      }
    };
  }

  private void apply(Operation operation) {
    switch (operation) {
      case Operation.CreateProfile create -> {
        profile(
            create.profile().value(),
            create.signInName().value(),
            create.role(),
            ProfileStatus.IN_SERVICE);
        tags.put(create.profile(), create.user());
        rowTags.put(create.profile(), new TreeMap<>(create.tags().byKey()));
      }
      case Operation.Retarget retarget -> changeRole(retarget.profile(), retarget.role());
      case Operation.ChangeTags change -> {
        tagChanges.add(change);
        SortedMap<String, String> all =
            rowTags.computeIfAbsent(change.profile(), _ -> new TreeMap<>());
        all.putAll(change.set());
        all.keySet().removeAll(change.removed());
      }
      case Operation.AssignGroup assign -> add(assign.domain().id(), assign.group());
      case Operation.Restore restore -> changeRole(restore.profile(), restore.role());
      case Operation.Quarantine quarantine -> changeRole(quarantine.profile(), quarantine.role());
      case Operation.DeleteSpace delete -> spaces.remove(delete.profile());
      case Operation.DeleteApp delete -> apps.remove(delete.profile());
      case Operation.DeleteProfile delete -> profiles.remove(delete.profile());
    }
  }

  @Override
  public String id() {
    return directoryId;
  }

  @Override
  public Optional<DirectoryUser> user(UserId id) {
    return Optional.ofNullable(users.get(id));
  }

  @Override
  public List<Membership> membershipsOf(UserId id) {
    return List.copyOf(memberships);
  }

  @Override
  public Optional<GroupName> nameOf(GroupId id) {
    return groups.entrySet().stream()
        .filter(group -> group.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public MappingRows current() {
    return new MappingRows(rows, List.of());
  }

  @Override
  public Optional<Domain> domain(DomainArn domain) {
    inaccessible.ifPresent(
        reason -> {
          throw new InaccessibleAccountException(reason, new IllegalStateException());
        });
    return Optional.of(
        new Domain("https://d-one.studio", Optional.empty(), application, Optional.empty()));
  }

  @Override
  public Optional<Profile> profile(DomainArn domain, ProfileName name) {
    unreadable.ifPresent(
        reason -> {
          throw new IllegalStateException(reason);
        });
    return Optional.ofNullable(profiles.get(name));
  }

  @Override
  public Optional<UserId> taggedFor(DomainArn domain, String profileArn) {
    return Optional.ofNullable(tags.get(new ProfileName(profileArn.substring("arn:".length()))));
  }

  @Override
  public Optional<ListedSpaces> ownedSpaces(
      DomainArn domain, ProfileName profile, SpaceSearch search) {
    unlistable.ifPresent(
        reason -> {
          throw new IllegalStateException(reason);
        });
    spaceSearches.add(search);
    return stillListing
        ? Optional.empty()
        : Optional.of(
            new ListedSpaces(
                clock.instant(),
                spaces.getOrDefault(profile, List.of()).stream()
                    .map(ObservedSpace::name)
                    .collect(Collectors.toSet())));
  }

  @Override
  public OwnedResources ownedResources(DomainArn domain, ProfileName profile, ListedSpaces listed) {
    return new OwnedResources(
        apps.getOrDefault(profile, List.of()),
        spaces.getOrDefault(profile, List.of()).stream()
            .filter(space -> listed.names().contains(space.name()))
            .toList(),
        Optional.of(listed.at()));
  }

  @Override
  public boolean admits(GuardedChange change) {
    limitChecks.add(change.to());
    return admitted;
  }

  @Override
  public void announceHeld() {
    announcements++;
  }

  @Override
  public Optional<Verdict> verdict(UserId user, Instant heldSince) {
    return verdict;
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
    reconciledFrom.ifPresent(begun -> begunAt.put(lease.user(), begun));
  }

  @Override
  public LastReconcile lastReconcile(UserId user) {
    return new LastReconcile(
        Optional.ofNullable(begunAt.get(user)),
        leased.contains(user),
        records.getOrDefault(user, UserRecord.empty()).pendingReconciles());
  }

  @Override
  public Optional<UserId> userOf(MembershipId membership) {
    return memberships.stream()
        .filter(member -> member.id().equals(membership))
        .map(_ -> ANA)
        .findFirst();
  }

  @Override
  public void recordMembership(UserId user, Membership membership) {
    recordedMembers.put(membership.id(), user);
  }

  @Override
  public void expireMembership(UserId user, Membership membership) {
    recordedMembers.remove(membership.id());
  }

  @Override
  public Optional<UserId> memberOf(MembershipId membership) {
    return Optional.ofNullable(recordedMembers.get(membership));
  }

  @Override
  public boolean has(DomainId domain, GroupId group) {
    assignmentsRead++;
    return assigned.contains(group);
  }

  void add(DomainId domain, GroupId group) {
    assigned.add(group);
  }

  static RevocationRules rules(Duration gracePeriod) {
    return new RevocationRules(
        new RoleArn("arn:aws:iam::111122223333:role/studio-access/quarantine"),
        gracePeriod,
        PrivateSpaces.DELETE,
        Duration.ofHours(6),
        false);
  }

  static RoleArn role(String name) {
    return new RoleArn("arn:aws:iam::111122223333:role/studio/" + name);
  }

  static MappingRow row(String group, RoleArn role, int priority) {
    return new MappingRow(
        new GroupName(group),
        DOMAIN,
        Optional.empty(),
        role,
        priority,
        Optional.empty(),
        true,
        "",
        UserSettings.NONE,
        Optional.empty());
  }
}
