package io.studioaccess.sandbox.sagemaker;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.model.CreateSpaceRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;

/** The spaces, by domain and name. */
final class Spaces {

  private final Arns arns;
  private final Tags tags;
  private final NavigableMap<String, Space> byKey = new TreeMap<>();
  private final Map<String, Space> deleting = new HashMap<>();
  private final Map<String, Integer> deletionsToRefuse = new HashMap<>();

  Spaces(Arns arns, Tags tags) {
    this.arns = arns;
    this.tags = tags;
  }

  /** A space whose status depends on the time. */
  record Space(DescribeSpaceResponse described, StatusTransition transition) {

    DescribeSpaceResponse at(Instant now) {
      return described.toBuilder().status(transition.at(now)).build();
    }
  }

  DescribeSpaceResponse create(CreateSpaceRequest request, Instant now, Durations d) {
    removeDeleted(now);
    var arn = arns.space(request.domainId(), request.spaceName());
    if (byKey.containsKey(key(request.domainId(), request.spaceName()))) {
      throw SageMakerErrors.inUse("Space [" + arn + "] already exists.");
    }
    var described =
        DescribeSpaceResponse.builder()
            .domainId(request.domainId())
            .spaceArn(arn)
            .spaceName(request.spaceName())
            .spaceDisplayName(request.spaceDisplayName())
            .spaceSettings(request.spaceSettings())
            .ownershipSettings(request.ownershipSettings())
            .spaceSharingSettings(request.spaceSharingSettings())
            .creationTime(now)
            .lastModifiedTime(now)
            .build();
    put(described, StatusTransition.from(now, "Pending", d.spaceCreation(), "InService"));
    return described;
  }

  DescribeSpaceResponse get(String domainId, String name, Instant now) {
    return find(domainId, name, now)
        .orElseThrow(() -> SageMakerErrors.notFound("Space", arns.space(domainId, name)));
  }

  Optional<DescribeSpaceResponse> find(String domainId, String name, Instant now) {
    removeDeleted(now);
    return Optional.ofNullable(byKey.get(key(domainId, name))).map(space -> space.at(now));
  }

  void refuseDeletions(DescribeSpaceResponse space, int times) {
    deletionsToRefuse.put(key(space.domainId(), space.spaceName()), times);
  }

  /**
   * Fails while deletions of the space are to be refused, with the error for a space that still has
   * apps.
   */
  void checkDeletion(DescribeSpaceResponse space) {
    var key = key(space.domainId(), space.spaceName());
    int remaining = deletionsToRefuse.getOrDefault(key, 0);
    if (remaining > 0) {
      deletionsToRefuse.put(key, remaining - 1);
      throw SageMakerErrors.associated("Space", space.spaceArn(), "App(s)");
    }
  }

  void delete(DescribeSpaceResponse space, Instant now, Durations d) {
    switch (space.status()) {
      case PENDING, UPDATING, DELETING ->
          throw SageMakerErrors.inUse(
              "Space [%s] is %s.".formatted(space.spaceArn(), space.statusAsString()));
      default ->
          put(
              space,
              StatusTransition.from(now, "Deleting", d.spaceDeletion(), StatusTransition.REMOVED));
    }
  }

  /** Makes the space InService at once, for the initial state of a sandbox. */
  void settle(DescribeSpaceResponse space, Instant now) {
    put(space, StatusTransition.settled(now, "InService"));
  }

  boolean anyOwnedBy(String domainId, String profileName, Instant now) {
    removeDeleted(now);
    return byKey.values().stream()
        .map(Space::described)
        .filter(space -> Objects.equals(space.domainId(), domainId))
        .filter(space -> space.ownershipSettings() != null)
        .anyMatch(
            space ->
                profileName.equalsIgnoreCase(space.ownershipSettings().ownerUserProfileName()));
  }

  NavigableMap<String, DescribeSpaceResponse> all(Instant now) {
    removeDeleted(now);
    var all = new TreeMap<String, DescribeSpaceResponse>();
    byKey.forEach((key, space) -> all.put(key, space.at(now)));
    return all;
  }

  /** The spaces that match by members that do not change over time; {@link Space#at} gives all. */
  NavigableMap<String, Space> matching(Predicate<DescribeSpaceResponse> condition, Instant now) {
    removeDeleted(now);
    var matching = new TreeMap<>(byKey);
    matching.values().removeIf(space -> !condition.test(space.described()));
    return matching;
  }

  void removeAllIn(String domainId) {
    remove(
        byKey.values().stream()
            .filter(space -> Objects.equals(space.described().domainId(), domainId))
            .toList());
  }

  Stream<Instant> changesAfter(Instant now) {
    return byKey.values().stream().flatMap(space -> space.transition().changeAfter(now).stream());
  }

  private void put(DescribeSpaceResponse described, StatusTransition transition) {
    var key = key(described.domainId(), described.spaceName());
    var space = new Space(described, transition);
    byKey.put(key, space);
    deleting.remove(key);
    if (transition.next().equals(StatusTransition.REMOVED)) {
      deleting.put(key, space);
    }
  }

  /** Removes the spaces whose deletion has finished, and their tags. */
  void removeDeleted(Instant now) {
    remove(
        deleting.values().stream()
            .filter(space -> space.transition().at(now).equals(StatusTransition.REMOVED))
            .toList());
  }

  private void remove(List<Space> spaces) {
    for (var space : spaces.stream().map(Space::described).toList()) {
      var key = key(space.domainId(), space.spaceName());
      byKey.remove(key);
      deleting.remove(key);
      deletionsToRefuse.remove(key);
      tags.removeAll(space.spaceArn());
    }
  }

  private static String key(String domainId, String name) {
    return domainId + "/" + Arns.lower(name);
  }
}
