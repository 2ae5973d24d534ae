package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.wire.Page;
import io.studioaccess.sandbox.wire.ServiceException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The identity store. Changes made through these methods publish no event; changes through the API
 * are recorded by CloudTrail. As in AWS, unknown ids and names that are taken are errors.
 */
public final class Directory {

  /** The page size of AWS. */
  public static final int AWS_PAGE_SIZE = 100;

  private static final long ID_SEED = 11;

  private final String identityStoreId;
  private final InstantSource clock;
  private final Random ids = new Random(ID_SEED);
  private final NavigableMap<String, User> users = new TreeMap<>();
  private final Map<String, String> userIds = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final NavigableMap<String, Group> groups = new TreeMap<>();
  private final NavigableMap<String, Membership> memberships = new TreeMap<>();
  private final Map<Pair, Membership> membershipsByPair = new HashMap<>();
  private final Map<String, NavigableMap<String, Membership>> byGroup = new HashMap<>();
  private final Map<String, NavigableMap<String, Membership>> byUser = new HashMap<>();
  private final Map<String, String> externalIds = new HashMap<>();
  private volatile int pageLimit = AWS_PAGE_SIZE;

  private record Pair(String userId, String groupId) {}

  public Directory(String identityStoreId, InstantSource clock) {
    this.identityStoreId = identityStoreId;
    this.clock = clock;
  }

  public String identityStoreId() {
    return identityStoreId;
  }

  /** Limits the page size of all listings, so that a small directory has several pages. */
  public void limitPagesTo(int entries) {
    pageLimit = entries;
  }

  public User addUser(String userName) {
    return addUser(userName, userName);
  }

  public User addUser(String userName, String displayName) {
    return add(new User(newId(), userName, displayName, true));
  }

  public Group addGroup(String displayName) {
    return add(new Group(newId(), displayName));
  }

  /** Gives the group the id of an identity provider that synchronises it. */
  public synchronized void synchronise(String groupId, String externalId) {
    externalIds.put(group(groupId).groupId(), externalId);
  }

  synchronized Optional<String> externalId(String groupId) {
    return Optional.ofNullable(externalIds.get(groupId));
  }

  public Membership join(String userId, String groupId) {
    return join(newId(), userId, groupId);
  }

  /** Adds a user with a given id, such as one that an event file names. */
  public synchronized User add(User user) {
    if (findUserByName(user.userName()).isPresent()) {
      throw conflict("Duplicate UserName");
    }
    put(user);
    return user;
  }

  /** Adds a group with a given id. */
  public synchronized Group add(Group group) {
    if (findGroupByName(group.displayName()).isPresent()) {
      throw conflict("Duplicate GroupDisplayName");
    }
    groups.put(group.groupId(), group);
    return group;
  }

  /** Adds a membership with a given id. */
  public synchronized Membership join(String membershipId, String userId, String groupId) {
    user(userId);
    group(groupId);
    if (membership(userId, groupId).isPresent()) {
      throw conflict("Member and Group relationship already exists");
    }
    Membership membership = new Membership(membershipId, groupId, userId, clock.instant());
    memberships.put(membershipId, membership);
    membershipsByPair.put(pair(membership), membership);
    byGroup
        .computeIfAbsent(membership.groupId(), _ -> new TreeMap<>())
        .put(membershipId, membership);
    byUser.computeIfAbsent(membership.userId(), _ -> new TreeMap<>()).put(membershipId, membership);
    return membership;
  }

  /**
   * Removes the user from the group.
   *
   * @return the deleted membership
   */
  public synchronized Membership leave(String userId, String groupId) {
    var membership =
        membership(userId, groupId)
            .orElseThrow(() -> notFound("GROUP_MEMBERSHIP", userId + " in " + groupId));
    remove(membership);
    return membership;
  }

  synchronized void deleteMembership(String membershipId) {
    remove(membership(membershipId));
  }

  private void remove(Membership membership) {
    memberships.remove(membership.membershipId());
    membershipsByPair.remove(pair(membership));
    in(byGroup, membership.groupId()).remove(membership.membershipId());
    in(byUser, membership.userId()).remove(membership.membershipId());
  }

  private static NavigableMap<String, Membership> in(
      Map<String, NavigableMap<String, Membership>> index, String key) {
    return index.getOrDefault(key, new TreeMap<>());
  }

  private static Pair pair(Membership membership) {
    return new Pair(membership.userId(), membership.groupId());
  }

  public synchronized void disable(String userId) {
    update(user(userId).withEnabled(false));
  }

  public synchronized void enable(String userId) {
    update(user(userId).withEnabled(true));
  }

  public synchronized void renameUser(String userId, String userName) {
    update(user(userId).withUserName(userName));
  }

  public synchronized void renameGroup(String groupId, String displayName) {
    group(groupId);
    requireUnusedName(
        findGroupByName(displayName).map(Group::groupId), groupId, "GroupDisplayName");
    groups.put(groupId, new Group(groupId, displayName));
  }

  synchronized void update(User user) {
    requireUnusedName(findUserByName(user.userName()).map(User::userId), user.userId(), "UserName");
    put(user);
  }

  private void put(User user) {
    User before = users.put(user.userId(), user);
    if (before != null) {
      userIds.remove(before.userName());
    }
    userIds.put(user.userName(), user.userId());
  }

  private static void requireUnusedName(Optional<String> holder, String own, String attribute) {
    if (holder.filter(id -> !id.equals(own)).isPresent()) {
      throw conflict("Duplicate " + attribute);
    }
  }

  /** Deletes the user and all memberships of the user. */
  public synchronized void deleteUser(String userId) {
    userIds.remove(user(userId).userName());
    users.remove(userId);
    List.copyOf(in(byUser, userId).values()).forEach(this::remove);
    byUser.remove(userId);
  }

  /** Deletes the group and all memberships in it. */
  public synchronized void deleteGroup(String groupId) {
    group(groupId);
    groups.remove(groupId);
    externalIds.remove(groupId);
    List.copyOf(in(byGroup, groupId).values()).forEach(this::remove);
    byGroup.remove(groupId);
  }

  public synchronized User user(String userId) {
    return Optional.ofNullable(users.get(userId)).orElseThrow(() -> notFound("USER", userId));
  }

  public synchronized Group group(String groupId) {
    return Optional.ofNullable(groups.get(groupId)).orElseThrow(() -> notFound("GROUP", groupId));
  }

  synchronized Membership membership(String membershipId) {
    return findMembership(membershipId)
        .orElseThrow(() -> notFound("GROUP_MEMBERSHIP", membershipId));
  }

  synchronized Optional<Membership> findMembership(String membershipId) {
    return Optional.ofNullable(memberships.get(membershipId));
  }

  synchronized Optional<User> findUser(String userId) {
    return Optional.ofNullable(users.get(userId));
  }

  public synchronized Optional<User> findUserByName(String userName) {
    return Optional.ofNullable(userIds.get(userName)).map(this::user);
  }

  public synchronized Optional<Group> findGroupByName(String displayName) {
    return groups.values().stream()
        .filter(group -> group.displayName().equalsIgnoreCase(displayName))
        .findFirst();
  }

  public synchronized Optional<Membership> membership(String userId, String groupId) {
    return Optional.ofNullable(membershipsByPair.get(new Pair(userId, groupId)));
  }

  public synchronized List<User> users() {
    return List.copyOf(users.values());
  }

  public synchronized List<Group> groups() {
    return List.copyOf(groups.values());
  }

  public synchronized List<Membership> memberships() {
    return List.copyOf(memberships.values());
  }

  synchronized Page<User> users(
      Predicate<User> condition, @Nullable String token, @Nullable Integer requested) {
    return Page.of(users, condition, token, requested, pageLimit);
  }

  synchronized Page<Group> groups(
      Predicate<Group> condition, @Nullable String token, @Nullable Integer requested) {
    return Page.of(groups, condition, token, requested, pageLimit);
  }

  synchronized Page<Membership> membershipsIn(
      Group group, @Nullable String token, @Nullable Integer requested) {
    return Page.of(in(byGroup, group.groupId()), token, requested, pageLimit);
  }

  synchronized Page<Membership> membershipsOf(
      User user, @Nullable String token, @Nullable Integer requested) {
    return Page.of(in(byUser, user.userId()), token, requested, pageLimit);
  }

  private synchronized String newId() {
    return new UUID(ids.nextLong(), ids.nextLong()).toString();
  }

  private static ServiceException conflict(String message) {
    return new ServiceException("ConflictException", message);
  }

  static ServiceException notFound(String type, String id) {
    return new ServiceException(
        "ResourceNotFoundException",
        400,
        type + " not found.",
        Map.of("ResourceType", type, "ResourceId", id));
  }
}
