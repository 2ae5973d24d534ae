package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.Refusal;
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

/** The apps. A deleted one stays listed for a day, so that one name may appear several times. */
final class Apps {

  private static final Duration DELETED_STAY_LISTED = Duration.ofDays(1);
  private static final Set<AppType> ONLY_IN_SPACES =
      EnumSet.of(AppType.JUPYTER_LAB, AppType.CODE_EDITOR);
  private static final Set<AppStatus> OVER = EnumSet.of(AppStatus.DELETED, AppStatus.FAILED);

  private final Arns arns;
  private final Tags tags;
  private final List<App> apps = new ArrayList<>();
  private final Deque<String> failures = new ArrayDeque<>();

  Apps(Arns arns, Tags tags) {
    this.arns = arns;
    this.tags = tags;
  }

  private record App(DescribeAppResponse described, StatusTransition course) {

    DescribeAppResponse at(Instant now) {
      var status = course.at(now);
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
      throw Refusal.validation(
          "An app of type " + request.appTypeAsString() + " must be created in a space.");
    }
    var arn =
        arns.app(request.domainId(), owner.name(), request.appTypeAsString(), request.appName());
    var before = latest(request.domainId(), owner, request.appTypeAsString(), request.appName());
    if (before.map(app -> app.at(now)).filter(app -> !OVER.contains(app.status())).isPresent()) {
      throw SageMakerRefusals.inUse("App [" + arn + "] already exists.");
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
    var then = failure == null ? "InService" : "Failed";
    apps.add(new App(described, StatusTransition.from(now, "Pending", d.appStart(), then)));
    return described;
  }

  DescribeAppResponse get(
      String domainId, AppOwner owner, String appType, String appName, Instant now) {
    sweep(now);
    return latest(domainId, owner, appType, appName)
        .map(app -> app.at(now))
        .orElseThrow(
            () ->
                SageMakerRefusals.notFound(
                    "App", arns.app(domainId, owner.name(), appType, appName)));
  }

  void delete(DescribeAppResponse app, Instant now, Durations d) {
    var named = "App [" + app.appArn() + "] ";
    switch (app.status()) {
      case PENDING, DELETING ->
          throw SageMakerRefusals.inUse(named + "is " + app.statusAsString() + ".");
      case DELETED -> throw Refusal.validation(named + "has already been deleted.");
      case FAILED ->
          throw Refusal.validation(named + "previously failed and was automatically deleted.");
      default -> {
        apps.removeIf(other -> isLatest(other, app));
        apps.add(new App(app, StatusTransition.from(now, "Deleting", d.appDeletion(), "Deleted")));
      }
    }
  }

  private static boolean isLatest(App other, DescribeAppResponse app) {
    return other.described().appArn().equals(app.appArn())
        && other.described().creationTime().equals(app.creationTime());
  }

  /** Whether apps keep their owner from being deleted: neither deleted nor failed ones do. */
  boolean holdBack(String domainId, AppOwner owner, Instant now) {
    return apps.stream()
        .map(app -> app.at(now))
        .filter(app -> app.domainId().equals(domainId))
        .filter(app -> owner.same(app.userProfileName(), app.spaceName()))
        .anyMatch(app -> !OVER.contains(app.status()));
  }

  /** All that are listed, in the order of their creation. */
  NavigableMap<String, DescribeAppResponse> all(Instant now) {
    sweep(now);
    var all = new TreeMap<String, DescribeAppResponse>();
    for (var app : apps) {
      var described = app.at(now);
      all.put(described.creationTime() + " " + described.appArn(), described);
    }
    return all;
  }

  void removeAllIn(String domainId) {
    var gone = apps.stream().filter(app -> app.described().domainId().equals(domainId)).toList();
    apps.removeAll(gone);
    gone.forEach(app -> tags.forget(app.described().appArn()));
  }

  Stream<Instant> changesAfter(Instant now) {
    return apps.stream().flatMap(app -> app.course().changeAfter(now).stream());
  }

  private Optional<App> latest(String domainId, AppOwner owner, String appType, String appName) {
    return apps.stream()
        .filter(app -> app.described().domainId().equals(domainId))
        .filter(app -> owner.same(app.described().userProfileName(), app.described().spaceName()))
        .filter(app -> app.described().appTypeAsString().equals(appType))
        .filter(app -> app.described().appName().equals(appName))
        .reduce((earlier, later) -> later);
  }

  private void sweep(Instant now) {
    apps.removeIf(
        app ->
            app.course().at(now).equals("Deleted")
                && !now.isBefore(app.course().until().plus(DELETED_STAY_LISTED)));
  }
}
