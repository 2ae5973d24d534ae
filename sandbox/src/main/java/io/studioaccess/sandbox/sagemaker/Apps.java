package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.model.AppStatus;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.CreateAppRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppResponse;

/** The apps. A deleted app stays listed for a day, so one name may appear several times. */
final class Apps {

  private static final Duration LISTED_AFTER_DELETION = Duration.ofDays(1);
  private static final Set<AppType> ONLY_IN_SPACES =
      EnumSet.of(AppType.JUPYTER_LAB, AppType.CODE_EDITOR);
  private static final Set<AppStatus> TERMINATED = EnumSet.of(AppStatus.DELETED, AppStatus.FAILED);

  private final Arns arns;
  private final Tags tags;
  private final List<App> apps = new ArrayList<>();
  private final Deque<String> failures = new ArrayDeque<>();

  Apps(Arns arns, Tags tags) {
    this.arns = arns;
    this.tags = tags;
  }

  private record App(DescribeAppResponse described, StatusTransition transition) {

    DescribeAppResponse at(Instant now) {
      var status = transition.at(now);
      return described.toBuilder()
          .status(status)
          .failureReason(status.equals("Failed") ? described.failureReason() : null)
          .build();
    }
  }

  void failNext(String reason) {
    failures.add(reason);
  }

  DescribeAppResponse create(CreateAppRequest request, AppOwner owner, Instant now, Durations d) {
    if (owner instanceof AppOwner.OfProfile && ONLY_IN_SPACES.contains(request.appType())) {
      throw ServiceException.validation(
          "An app of type " + request.appTypeAsString() + " must be created in a space.");
    }
    var arn =
        arns.app(request.domainId(), owner.name(), request.appTypeAsString(), request.appName());
    var previous = latest(request.domainId(), owner, request.appTypeAsString(), request.appName());
    if (previous
        .map(app -> app.at(now))
        .filter(app -> !TERMINATED.contains(app.status()))
        .isPresent()) {
      throw SageMakerErrors.inUse("App [" + arn + "] already exists.");
    }
    var failure = failures.poll();
    var described =
        DescribeAppResponse.builder()
            .appArn(arn)
            .appType(request.appType())
            .appName(request.appName())
            .domainId(request.domainId())
            .userProfileName(request.userProfileName())
            .spaceName(request.spaceName())
            .resourceSpec(request.resourceSpec())
            .creationTime(now)
            .failureReason(failure)
            .build();
    var nextStatus = failure == null ? "InService" : "Failed";
    apps.add(new App(described, StatusTransition.from(now, "Pending", d.appStart(), nextStatus)));
    return described;
  }

  /** Adds an app of another sandbox, which keeps its times. */
  void restore(DescribeAppResponse app) {
    apps.add(new App(app, StatusTransition.settled(app.creationTime(), app.statusAsString())));
  }

  DescribeAppResponse get(
      String domainId, AppOwner owner, String appType, String appName, Instant now) {
    removeExpired(now);
    return latest(domainId, owner, appType, appName)
        .map(app -> app.at(now))
        .orElseThrow(
            () ->
                SageMakerErrors.notFound(
                    "App", arns.app(domainId, owner.name(), appType, appName)));
  }

  void delete(DescribeAppResponse app, Instant now, Durations d) {
    var messagePrefix = "App [" + app.appArn() + "] ";
    switch (app.status()) {
      case PENDING, DELETING ->
          throw SageMakerErrors.inUse(messagePrefix + "is " + app.statusAsString() + ".");
      case DELETED ->
          throw ServiceException.validation(messagePrefix + "has already been deleted.");
      case FAILED ->
          throw ServiceException.validation(
              messagePrefix + "previously failed and was automatically deleted.");
      default -> {
        apps.removeIf(other -> isSameApp(other, app));
        apps.add(new App(app, StatusTransition.from(now, "Deleting", d.appDeletion(), "Deleted")));
      }
    }
  }

  private static boolean isSameApp(App other, DescribeAppResponse app) {
    return other.described().appArn().equals(app.appArn())
        && other.described().creationTime().equals(app.creationTime());
  }

  /** Whether apps block the deletion of their owner. Deleted and failed apps do not. */
  boolean blockDeletion(String domainId, AppOwner owner, Instant now) {
    return apps.stream()
        .map(app -> app.at(now))
        .filter(app -> app.domainId().equals(domainId))
        .filter(app -> owner.matches(app.userProfileName(), app.spaceName()))
        .anyMatch(app -> !TERMINATED.contains(app.status()));
  }

  /** All listed apps, in the order of their creation. */
  NavigableMap<String, DescribeAppResponse> all(Instant now) {
    removeExpired(now);
    var all = new TreeMap<String, DescribeAppResponse>();
    for (var app : apps) {
      var described = app.at(now);
      all.put(described.creationTime() + " " + described.appArn(), described);
    }
    return all;
  }

  void removeAllIn(String domainId) {
    var removed = apps.stream().filter(app -> app.described().domainId().equals(domainId)).toList();
    apps.removeAll(removed);
    removed.forEach(app -> tags.removeAll(app.described().appArn()));
  }

  Stream<Instant> changesAfter(Instant now) {
    return apps.stream().flatMap(app -> app.transition().changeAfter(now).stream());
  }

  private Optional<App> latest(String domainId, AppOwner owner, String appType, String appName) {
    return apps.stream()
        .filter(app -> app.described().domainId().equals(domainId))
        .filter(
            app -> owner.matches(app.described().userProfileName(), app.described().spaceName()))
        .filter(app -> app.described().appTypeAsString().equals(appType))
        .filter(app -> app.described().appName().equals(appName))
        .reduce((earlier, later) -> later);
  }

  private void removeExpired(Instant now) {
    apps.removeIf(
        app ->
            app.transition().at(now).equals("Deleted")
                && !now.isBefore(app.transition().changesAt().plus(LISTED_AFTER_DELETION)));
  }
}
