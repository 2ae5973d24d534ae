package io.studioaccess.sandbox.sagemaker;

import java.time.Instant;
import java.util.HashMap;
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
  private final Map<String, Integer> deletionsToRefuse = new HashMap<>();

  Spaces(Arns arns, Tags tags) {
    this.arns = arns;
    this.tags = tags;
  }

  /** When the next deletion ends, at the earliest: a domain may have ten thousand spaces. */
  private Instant nextRemoval = Instant.MAX;

  private record Space(DescribeSpaceResponse described, StatusTransition transition) {

    DescribeSpaceResponse at(Instant now) {
      String status = transition.at(now);
      return status.equals(described.statusAsString())
          ? described
          : described.toBuilder().status(status).build();
    }

    boolean isBeingRemoved() {
      return transition.next().equals(StatusTransition.REMOVED);
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

  /** Adds a space of another sandbox, which keeps its times. */
  void restore(DescribeSpaceResponse space) {
    put(space, StatusTransition.settled(space.lastModifiedTime(), space.statusAsString()));
  }

  /** Makes the space InService at once, for the initial state of a sandbox. */
  void settle(DescribeSpaceResponse space, Instant now) {
    put(space, StatusTransition.settled(now, "InService"));
  }

  boolean anyOwnedBy(String domainId, String profileName, Instant now) {
    return all(now).values().stream()
        .filter(space -> Objects.equals(space.domainId(), domainId))
        .filter(space -> space.ownershipSettings() != null)
        .anyMatch(
            space ->
                profileName.equalsIgnoreCase(space.ownershipSettings().ownerUserProfileName()));
  }

  /** All spaces of all domains. */
  Stream<DescribeSpaceResponse> stream(Instant now) {
    removeDeleted(now);
    return byKey.values().stream().map(space -> space.at(now));
  }

  NavigableMap<String, DescribeSpaceResponse> all(Instant now) {
    removeDeleted(now);
    var all = new TreeMap<String, DescribeSpaceResponse>();
    byKey.forEach((key, space) -> all.put(key, space.at(now)));
    return all;
  }

  void removeAllIn(String domainId) {
    removeMatching(space -> Objects.equals(space.described().domainId(), domainId));
  }

  Stream<Instant> changesAfter(Instant now) {
    return byKey.values().stream().flatMap(space -> space.transition().changeAfter(now).stream());
  }

  private void put(DescribeSpaceResponse described, StatusTransition transition) {
    Space space = new Space(described.toBuilder().status(transition.next()).build(), transition);
    byKey.put(key(described.domainId(), described.spaceName()), space);
    if (space.isBeingRemoved() && transition.changesAt().isBefore(nextRemoval)) {
      nextRemoval = transition.changesAt();
    }
  }

  /** Removes the spaces whose deletion has finished, and their tags. */
  void removeDeleted(Instant now) {
    if (now.isBefore(nextRemoval)) {
      return;
    }
    removeMatching(space -> space.transition().at(now).equals(StatusTransition.REMOVED));
    nextRemoval =
        byKey.values().stream()
            .filter(Space::isBeingRemoved)
            .map(space -> space.transition().changesAt())
            .min(Instant::compareTo)
            .orElse(Instant.MAX);
  }

  private void removeMatching(Predicate<Space> condition) {
    for (var space : byKey.values().stream().filter(condition).map(Space::described).toList()) {
      var key = key(space.domainId(), space.spaceName());
      byKey.remove(key);
      deletionsToRefuse.remove(key);
      tags.removeAll(space.spaceArn());
    }
  }

  private static String key(String domainId, String name) {
    return domainId + "/" + Arns.lower(name);
  }
}
