package io.studioaccess.scale;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.aws.sagemaker.ProfileTags;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.Membership;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.stack.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

/**
 * The people of a company that grows: groups of 200, each with a mapping row, and domains of
 * 10,000. Everybody has the profile that their group grants; those of the first domain own a
 * private space each. The first user joins through the functions; the ledger's items of the others
 * are copies.
 */
public final class Workforce {
  static final int USERS_PER_GROUP = 200;
  static final int USERS_PER_DOMAIN = 10_000;
  private static final String ROLE = "arn:aws:iam::111122223333:role/studio/analyst";
  private static final String OTHER_ROLE = "arn:aws:iam::111122223333:role/studio/engineer";

  private final Sandbox sandbox;
  private final Directory directory;
  private final Studio studio;
  private final List<String> domains = new ArrayList<>();
  private final List<Group> groups = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<User> users = new ArrayList<>();
  private Optional<Seed> seed = Optional.empty();

  /** What the functions wrote for the first user. */
  private record Seed(
      User user,
      Membership membership,
      DescribeUserProfileResponse profile,
      ClonedItem record,
      ClonedItem recordedMembership,
      ClonedItem assignment) {}

  /** Hires the first user, by an event. */
  public Workforce(Sandbox sandbox, EventShapes events) {
    this.sandbox = sandbox;
    this.directory = sandbox.cloud().directory();
    this.studio = sandbox.cloud().studio();
    hireFirst(events);
  }

  private void hireFirst(EventShapes events) {
    Group group = group(0);
    User user = directory.addUser(name(0));
    users.add(user);
    Membership membership = directory.join(user.userId(), group.groupId());
    sandbox.publish(events.added(membership));
    sandbox.settle();
    DescribeUserProfileResponse profile =
        studio.profiles().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the first user got no profile"));
    addSpace(user, profile);
    seed =
        Optional.of(
            new Seed(
                user,
                membership,
                profile,
                item("user#" + user.userId()),
                item("membership#" + membership.membershipId()),
                item("assignment#" + assignment(group))));
  }

  private ClonedItem item(String key) {
    Map<String, AttributeValue> item =
        sandbox
            .dynamoDb()
            .getItem(
                get ->
                    get.tableName(sandbox.table("LedgerTable"))
                        .key(Map.of("pk", AttributeValue.fromS(key))))
            .item();
    if (item.isEmpty()) {
      throw new IllegalStateException("the functions wrote no item " + key);
    }
    return new ClonedItem(item);
  }

  /** Hires until the company has this many users. */
  public void growTo(int size) {
    try (LedgerWriter ledger = new LedgerWriter(sandbox.dynamoDb(), sandbox.table("LedgerTable"))) {
      while (users.size() < size) {
        hire(ledger);
      }
    }
    sandbox.settle();
  }

  private void hire(LedgerWriter ledger) {
    int number = users.size();
    Group group = group(number / USERS_PER_GROUP);
    String domain = domainOf(group);
    User user = directory.addUser(name(number));
    users.add(user);
    Membership membership = directory.join(user.userId(), group.groupId());
    DescribeUserProfileResponse profile =
        studio.addProfile(
            CreateUserProfileRequest.builder()
                .domainId(domain)
                .userProfileName(user.userName())
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(user.userName())
                .userSettings(settings -> settings.executionRole(roleOf(group)))
                .tags(ProfileTags.of(new UserId(user.userId())))
                .build());
    if (domain.equals(domains.getFirst())) {
      addSpace(user, profile);
    }
    Seed seed = seed();
    Map<String, String> texts = new HashMap<>();
    texts.put(seed.user().userId(), user.userId());
    texts.put(seed.profile().userProfileName(), profile.userProfileName());
    texts.put(seed.membership().membershipId(), membership.membershipId());
    texts.put(groups.getFirst().groupId(), group.groupId());
    texts.put(groups.getFirst().displayName(), group.displayName());
    texts.put(domains.getFirst(), domain);
    texts.put(ROLE, roleOf(group));
    texts.put(millis(seed.profile().creationTime()), millis(profile.creationTime()));
    texts.put(millis(seed.profile().lastModifiedTime()), millis(profile.lastModifiedTime()));
    ledger.put(seed.record().with(texts));
    ledger.put(seed.recordedMembership().with(texts));
  }

  private Seed seed() {
    return seed.orElseThrow(() -> new IllegalStateException("nobody was hired"));
  }

  private static String millis(Instant time) {
    return Long.toString(time.toEpochMilli());
  }

  /** Each at a moment of its own, because the order of creation limits what is listed again. */
  private void addSpace(User user, DescribeUserProfileResponse profile) {
    sandbox.clock().advance(Duration.ofMillis(1));
    studio.addSpace(
        profile.domainId(),
        "space-" + user.userName(),
        profile.userProfileName(),
        SharingType.PRIVATE);
  }

  /** The group of this number, with its row, and assigned to its domain. */
  private Group group(int number) {
    if (number == groups.size()) {
      Group group = directory.addGroup("team-%04d".formatted(number));
      numbers.put(group.groupId(), number);
      groups.add(group);
      if (domains.size() * USERS_PER_DOMAIN <= number * USERS_PER_GROUP) {
        domains.add(studio.addDomain("domain-" + domains.size()).domainId());
      }
      putRow(group, 10);
      if (number > 0) {
        assign(group);
      }
    }
    return groups.get(number);
  }

  private void assign(Group group) {
    Map<String, AttributeValue> item =
        seed().assignment().with(Map.of(assignment(groups.getFirst()), assignment(group)));
    sandbox.dynamoDb().putItem(put -> put.tableName(sandbox.table("LedgerTable")).item(item));
  }

  private String assignment(Group group) {
    return domainOf(group) + "#" + group.groupId();
  }

  /** Writes the group's row, as an administrator does. */
  void putRow(Group group, int priority) {
    new MappingTable(sandbox.dynamoDb(), sandbox.table("MappingTable"))
        .putAll(List.of(row(group, priority)));
  }

  private MappingRow row(Group group, int priority) {
    return new MappingRow(
        new GroupName(group.displayName()),
        new DomainId(domainOf(group)),
        Optional.empty(),
        new RoleArn(roleOf(group)),
        priority,
        Optional.<GroupId>empty(),
        true,
        "",
        UserSettings.NONE,
        Optional.empty());
  }

  private String domainOf(Group group) {
    return domains.get(numberOf(group) * USERS_PER_GROUP / USERS_PER_DOMAIN);
  }

  /** Half of the groups have another role. */
  private String roleOf(Group group) {
    return numberOf(group) % 2 == 0 ? ROLE : OTHER_ROLE;
  }

  private int numberOf(Group group) {
    return Objects.requireNonNull(numbers.get(group.groupId()));
  }

  private static String name(int number) {
    return "person-%06d".formatted(number);
  }

  int size() {
    return users.size();
  }

  List<Group> groups() {
    return List.copyOf(groups);
  }

  User user(int number) {
    return users.get(number);
  }

  /** The group into which the user was hired. */
  Group groupOf(int user) {
    return groups.get(user / USERS_PER_GROUP);
  }

  String firstDomain() {
    return domains.getFirst();
  }

  /** The name of the private space of a user of the first domain. */
  static String spaceOf(User user) {
    return "space-" + user.userName();
  }

  /** A new user in no group. */
  User applicant(String name) {
    return directory.addUser(name);
  }
}
