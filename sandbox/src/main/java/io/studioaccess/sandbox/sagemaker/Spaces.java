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
  private final Map<String, Integer> refusals = new HashMap<>();

  Spaces(Arns arns, Tags tags) {
    this.arns = arns;
    this.tags = tags;
  }

  private record Space(DescribeSpaceResponse described, StatusTransition course) {

    DescribeSpaceResponse at(Instant now) {
      return described.toBuilder().status(course.at(now)).build();
    }
  }

  DescribeSpaceResponse create(CreateSpaceRequest request, Instant now, Durations d) {
    sweep(now);
    var arn = arns.space(request.domainId(), request.spaceName());
    if (byKey.containsKey(key(request.domainId(), request.spaceName()))) {
      throw SageMakerRefusals.inUse("Space [" + arn + "] already exists.");
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
        .orElseThrow(() -> SageMakerRefusals.notFound("Space", arns.space(domainId, name)));
  }

  Optional<DescribeSpaceResponse> find(String domainId, String name, Instant now) {
    sweep(now);
    return Optional.ofNullable(byKey.get(key(domainId, name))).map(space -> space.at(now));
  }

  void refuseDeletions(DescribeSpaceResponse space, int times) {
    refusals.put(key(space.domainId(), space.spaceName()), times);
  }

  /** Refuses a deletion, if one is still to be refused, in the words for apps that are not gone. */
  void checkDeletion(DescribeSpaceResponse space) {
    var key = key(space.domainId(), space.spaceName());
    int left = refusals.getOrDefault(key, 0);
    if (left > 0) {
      refusals.put(key, left - 1);
      throw SageMakerRefusals.associated("Space", space.spaceArn(), "App(s)");
    }
  }

  void delete(DescribeSpaceResponse space, Instant now, Durations d) {
    switch (space.status()) {
      case PENDING, UPDATING, DELETING ->
          throw SageMakerRefusals.inUse(
              "Space [%s] is %s.".formatted(space.spaceArn(), space.statusAsString()));
      default ->
          put(
              space,
              StatusTransition.from(now, "Deleting", d.spaceDeletion(), StatusTransition.GONE));
    }
  }

  /** Makes it ready at once, for what the sandbox starts out with. */
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

  NavigableMap<String, DescribeSpaceResponse> all(Instant now) {
    sweep(now);
    var all = new TreeMap<String, DescribeSpaceResponse>();
    byKey.forEach((key, space) -> all.put(key, space.at(now)));
    return all;
  }

  void removeAllIn(String domainId) {
    forget(space -> Objects.equals(space.described().domainId(), domainId));
  }

  Stream<Instant> changesAfter(Instant now) {
    return byKey.values().stream().flatMap(space -> space.course().changeAfter(now).stream());
  }

  private void put(DescribeSpaceResponse described, StatusTransition course) {
    byKey.put(key(described.domainId(), described.spaceName()), new Space(described, course));
  }

  /** Forgets those that are gone by now, and their tags. */
  void sweep(Instant now) {
    forget(space -> space.course().at(now).equals(StatusTransition.GONE));
  }

  private void forget(Predicate<Space> which) {
    for (var space : byKey.values().stream().filter(which).map(Space::described).toList()) {
      var key = key(space.domainId(), space.spaceName());
      byKey.remove(key);
      refusals.remove(key);
      tags.forget(space.spaceArn());
    }
  }

  private static String key(String domainId, String name) {
    return domainId + "/" + Arns.lower(name);
  }
}
