package io.studioaccess.integration.endtoend;

import io.studioaccess.aws.dynamodb.RowItem;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.Membership;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.stack.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.UserProfileStatus;

/**
 * Random changes in a company with a domain, groups, rows and users of its own. The event of each
 * change has one of the shapes that CloudTrail records, and arrives once, twice, late, or never.
 */
final class History {
  static final String ROLE = "arn:aws:iam::111122223333:role/studio/";
  static final String BY_HAND = ROLE + "by-hand";
  private static final Duration UNTIL_THE_ROWS_ARE_READ = Duration.ofMinutes(2);

  /** Longer than SageMaker takes to delete a profile. */
  private static final Duration DELETION = Duration.ofMinutes(10);

  private static final int USERS = 12;
  private static final int GROUPS = 5;

  private final Stack stack;
  private final Sandbox sandbox;
  private final Directory directory;
  private final Random random;
  private final long seed;
  private final List<Map<String, Object>> late = new ArrayList<>();
  private final Map<String, MappingRow> rows = new HashMap<>();
  private final List<User> users = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final List<User> foreign = new ArrayList<>();
  private int names;

  final DomainId domain;

  History(Stack stack, long seed) {
    this.stack = stack;
    this.sandbox = stack.sandbox;
    this.directory = sandbox.cloud().directory();
    this.random = new Random(seed);
    this.seed = seed;
    this.domain = new DomainId("d-seed" + seed);
    sandbox.cloud().studio().addDomain("seed-" + seed, d -> d.domainId(domain.value()));
    for (int i = 0; i < GROUPS; i++) {
      createGroup();
    }
    for (int i = 0; i < USERS; i++) {
      users.add(directory.addUser(name("user")));
    }
    for (User user : users.subList(0, 2)) {
      madeByHand(user);
    }
    sandbox.clock().advance(UNTIL_THE_ROWS_ARE_READ);
    sandbox.settle();
  }

  List<User> users() {
    return users;
  }

  Map<String, MappingRow> rows() {
    return rows;
  }

  /** Users who have a profile that is not ours. */
  List<User> foreign() {
    return foreign;
  }

  /** Makes this many changes. At the end, all events that are not lost have arrived. */
  void happen(int changes) {
    for (int i = 0; i < changes; i++) {
      change();
      if (random.nextInt(10) == 0) {
        pass(Duration.ofSeconds(random.nextInt(60)));
        sandbox.settleForNow();
      }
    }
    late.forEach(sandbox::publish);
    late.clear();
  }

  private void pass(Duration time) {
    Collections.shuffle(late, random);
    List<Map<String, Object>> heard = late.subList(0, random.nextInt(late.size() + 1));
    heard.forEach(sandbox::publish);
    heard.clear();
    sandbox.clock().advance(time);
  }

  /** Each kind of change has the probability, in percent, by which its number exceeds the last. */
  private void change() {
    int chance = random.nextInt(100);
    if (chance < 45) {
      join(any(users), anyGroup());
    } else if (chance < 70) {
      leave();
    } else if (chance < 74) {
      renameUser();
    } else if (chance < 78) {
      deleteUser();
    } else if (chance < 81) {
      renameGroup(anyGroup());
    } else if (chance < 83) {
      deleteGroup();
    } else if (chance < 85) {
      announce(EventShapes.ofGroup("patch-group.scim.json", createGroup()));
    } else if (chance < 92) {
      putRow(directory.group(anyGroup()).displayName());
    } else if (chance < 95) {
      deleteRow();
    } else {
      changeByHand();
    }
  }

  private void join(User user, String group) {
    if (directory.membership(user.userId(), group).isPresent()) {
      return;
    }
    Membership membership = directory.join(user.userId(), group);
    announce(
        any(
            List.of(
                of("add-member-to-group.console.json", membership),
                of("add-member-to-group.okta-scim.json", membership),
                of("create-group-membership.api.json", membership),
                EventShapes.ofGroup("patch-group.scim.json", group))));
  }

  private void leave() {
    List<Membership> all =
        directory.memberships().stream().filter(m -> groups.contains(m.groupId())).toList();
    if (all.isEmpty()) {
      return;
    }
    Membership membership = any(all);
    directory.leave(membership.userId(), membership.groupId());
    announce(
        any(
            List.of(
                of("remove-member-from-group.console.json", membership),
                of("delete-group-membership.api.json", membership),
                EventShapes.ofGroup("patch-group.scim.json", membership.groupId()))));
  }

  private static Map<String, Object> of(String file, Membership membership) {
    return EventShapes.ofMembership(
        file, membership.userId(), membership.groupId(), membership.membershipId());
  }

  private void renameUser() {
    User user = any(users);
    if (foreign.contains(user)) {
      return;
    }
    directory.renameUser(user.userId(), name("user"));
    announce(
        EventShapes.ofUser(
            any(List.of("update-user.api.json", "patch-user.scim.json")), user.userId()));
  }

  /** A new user takes their place. */
  private void deleteUser() {
    User user = any(users);
    if (foreign.contains(user)) {
      return;
    }
    directory.deleteUser(user.userId());
    users.remove(user);
    users.add(directory.addUser(name("user")));
    announce(
        EventShapes.ofUser(
            any(
                List.of(
                    "delete-user.api.json", "delete-user.console.json", "delete-user.scim.json")),
            user.userId()));
  }

  private void renameGroup(String group) {
    String before = directory.group(group).displayName();
    Optional<String> mapped =
        rows.keySet().stream()
            .filter(name -> directory.findGroupByName(name).isEmpty())
            .findFirst();
    directory.renameGroup(
        group, mapped.filter(_ -> random.nextBoolean()).orElseGet(() -> name("group")));
    if (random.nextBoolean() && directory.findGroupByName(before).isEmpty()) {
      putRow(directory.group(group).displayName());
    }
    announce(
        EventShapes.ofGroup(
            any(
                List.of(
                    "update-group.api.json", "update-group.console.json", "patch-group.scim.json")),
            group));
  }

  private void deleteGroup() {
    String group = anyGroup();
    directory.deleteGroup(group);
    groups.remove(group);
    createGroup();
    announce(
        EventShapes.ofGroup(
            any(
                List.of(
                    "delete-group.api.json",
                    "delete-group.console.json",
                    "delete-group.scim.json")),
            group));
  }

  /** Two of three groups are mapped. */
  private String createGroup() {
    Group group = directory.addGroup(name("group"));
    groups.add(group.groupId());
    if (random.nextInt(3) > 0) {
      putRow(group.displayName());
    }
    return group.groupId();
  }

  private void putRow(String group) {
    MappingRow row =
        new MappingRow(
            new GroupName(group),
            domain,
            Optional.empty(),
            new RoleArn(ROLE + "role-" + random.nextInt(6)),
            random.nextInt(4),
            Optional.empty(),
            random.nextInt(6) > 0,
            "",
            UserSettings.NONE,
            Optional.empty());
    rows.put(group, row);
    sandbox
        .dynamoDb()
        .putItem(put -> put.tableName(sandbox.table("MappingTable")).item(RowItem.of(row)));
  }

  private void deleteRow() {
    if (rows.size() > 1) {
      remove(any(List.copyOf(rows.keySet())));
    }
  }

  private void remove(String group) {
    rows.remove(group);
    sandbox
        .dynamoDb()
        .deleteItem(
            delete ->
                delete
                    .tableName(sandbox.table("MappingTable"))
                    .key(
                        Map.of(
                            "groupName",
                            AttributeValue.fromS(group),
                            "domainId",
                            AttributeValue.fromS(domain.value()))));
  }

  /** An administrator changes the role of a profile, if SageMaker lets them at the moment. */
  private void changeByHand() {
    List<DescribeUserProfileResponse> standing =
        sandbox.cloud().studio().profiles().stream()
            .filter(profile -> domain.value().equals(profile.domainId()))
            .filter(profile -> profile.status() == UserProfileStatus.IN_SERVICE)
            .toList();
    if (!standing.isEmpty()) {
      try {
        stack.changeByHand(any(standing), settings -> settings.executionRole(BY_HAND));
      } catch (ResourceInUseException | ResourceNotFoundException e) {
        // A function has changed or deleted the profile meanwhile.
      }
    }
  }

  private void madeByHand(User user) {
    foreign.add(user);
    sandbox
        .cloud()
        .studio()
        .addProfile(
            CreateUserProfileRequest.builder()
                .domainId(domain.value())
                .userProfileName(user.userName())
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(user.userName())
                .userSettings(settings -> settings.executionRole(BY_HAND))
                .build());
  }

  /** Deletes its rows, groups and profiles and empties the ledger, so that others can follow. */
  void forget() {
    List.copyOf(rows.keySet()).forEach(this::remove);
    groups.forEach(directory::deleteGroup);
    sandbox.settle();
    sandbox.cloud().studio().profiles().stream()
        .filter(profile -> domain.value().equals(profile.domainId()))
        .forEach(stack::deleteProfileByHand);
    sandbox.clock().advance(DELETION);
    stack.emptyTheLedger();
  }

  /** Of ten events six are lost, two arrive late, and two at once, one of them twice. */
  private void announce(Map<String, Object> event) {
    int luck = random.nextInt(10);
    if (luck >= 8) {
      sandbox.publish(event);
    }
    if (luck >= 6 && luck != 8) {
      late.add(event);
    }
  }

  private String anyGroup() {
    return any(groups);
  }

  private String name(String kind) {
    return "%s-%d-%d".formatted(kind, seed, ++names);
  }

  private <T> T any(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}
