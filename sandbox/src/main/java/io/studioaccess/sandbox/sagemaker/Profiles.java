package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.Page;
import io.studioaccess.sandbox.wire.ServiceException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.AuthMode;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.ListUserProfilesRequest;
import software.amazon.awssdk.services.sagemaker.model.UserProfileStatus;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/** The user profiles, by domain and by name regardless of case. */
final class Profiles {

  private static final int FIRST_UID = 200_005;

  private final Arns arns;
  private final Predicate<String> isDirectoryUser;
  private final Tags tags;
  private final NavigableMap<String, Profile> byKey = new TreeMap<>();
  private final Set<String> signOnUsers = new HashSet<>();
  private final Map<String, Profile> deleting = new HashMap<>();
  private final Deque<String> failures = new ArrayDeque<>();
  private int nextUid = FIRST_UID;
  private int limit = Integer.MAX_VALUE;

  Profiles(Arns arns, Predicate<String> isDirectoryUser, Tags tags) {
    this.arns = arns;
    this.isDirectoryUser = isDirectoryUser;
    this.tags = tags;
  }

  /**
   * A profile as it was last changed, and its status transition. The end of the transition also
   * counts as a modification. That is not confirmed (belief {@code profile-modified-at-end}), but
   * the harder case for callers that compare modification times.
   */
  record Profile(DescribeUserProfileResponse described, StatusTransition transition) {

    DescribeUserProfileResponse at(Instant now) {
      var status = transition.at(now);
      var finished = !now.isBefore(transition.changesAt());
      var failed = status.equals("Failed") || status.equals("Update_Failed");
      return described.toBuilder()
          .status(status)
          .lastModifiedTime(finished ? transition.changesAt() : described.lastModifiedTime())
          .failureReason(failed ? described.failureReason() : null)
          .build();
    }
  }

  void failNext(String reason) {
    failures.add(reason);
  }

  void limitTo(int perDomain) {
    limit = perDomain;
  }

  DescribeUserProfileResponse create(
      CreateUserProfileRequest request, DescribeDomainResponse domain, Instant now, Durations d) {
    removeDeleted(now);
    var arn = arns.profile(request.domainId(), request.userProfileName());
    checkSignOnUser(request, domain);
    if (byKey.containsKey(key(request.domainId(), request.userProfileName()))) {
      throw SageMakerErrors.inUse("UserProfile [%s] already exists.".formatted(arn));
    }
    var user = request.singleSignOnUserValue();
    if (user != null && signOnUsers.contains(key(request.domainId(), user))) {
      throw SageMakerErrors.inUse(
          "Single sign-on user [%s] already has a UserProfile in Domain [%s]."
              .formatted(user, domain.domainArn()));
    }
    if (limit < Integer.MAX_VALUE && in(request.domainId()).count() >= limit) {
      throw SageMakerErrors.limitExceeded(
          "The account-level service limit 'Number of user profiles' is " + limit + ".");
    }
    var failure = failures.poll();
    var described =
        DescribeUserProfileResponse.builder()
            .domainId(request.domainId())
            .userProfileArn(arn)
            .userProfileName(request.userProfileName())
            .homeEfsFileSystemUid(String.valueOf(nextUid++))
            .creationTime(now)
            .lastModifiedTime(now)
            .failureReason(failure)
            .singleSignOnUserIdentifier(request.singleSignOnUserIdentifier())
            .singleSignOnUserValue(user)
            .userSettings(request.userSettings())
            .build();
    var nextStatus = failure == null ? UserProfileStatus.IN_SERVICE : UserProfileStatus.FAILED;
    put(
        described,
        StatusTransition.from(now, "Pending", d.profileCreation(), nextStatus.toString()));
    return described;
  }

  private void checkSignOnUser(CreateUserProfileRequest request, DescribeDomainResponse domain) {
    var identifier = request.singleSignOnUserIdentifier();
    var value = request.singleSignOnUserValue();
    if (domain.authMode() != AuthMode.SSO) {
      if (identifier != null || value != null) {
        throw ServiceException.validation(
            "SingleSignOnUserIdentifier and SingleSignOnUserValue are not allowed in a Domain with"
                + " IAM authentication.");
      }
      return;
    }
    if (identifier == null || value == null) {
      throw ServiceException.validation(
          "SingleSignOnUserIdentifier and SingleSignOnUserValue are required in a Domain with SSO"
              + " authentication.");
    }
    if (!isDirectoryUser.test(value)) {
      throw ServiceException.validation(
          "Single sign-on user [%s] does not exist.".formatted(value));
    }
  }

  DescribeUserProfileResponse get(String domainId, String name, Instant now) {
    return find(domainId, name, now)
        .orElseThrow(() -> SageMakerErrors.notFound("UserProfile", arns.profile(domainId, name)));
  }

  Optional<DescribeUserProfileResponse> find(String domainId, String name, Instant now) {
    removeDeleted(now);
    return Optional.ofNullable(byKey.get(key(domainId, name))).map(profile -> profile.at(now));
  }

  boolean has(String arn, Instant now) {
    removeDeleted(now);
    Profile profile = byKey.get(arn.substring(arn.indexOf('/') + 1));
    return profile != null && arn.equals(profile.described().userProfileArn());
  }

  void update(
      DescribeUserProfileResponse profile,
      @Nullable UserSettings settings,
      Instant now,
      Durations d) {
    if (profile.status() != UserProfileStatus.IN_SERVICE
        && profile.status() != UserProfileStatus.UPDATE_FAILED) {
      throw SageMakerErrors.inUse(
          "UserProfile [%s] is %s.".formatted(profile.userProfileArn(), profile.status()));
    }
    var failure = failures.poll();
    var changed =
        profile.toBuilder()
            .userSettings(SettingsMerge.merge(profile.userSettings(), settings))
            .failureReason(failure)
            .lastModifiedTime(now)
            .build();
    var nextStatus =
        failure == null ? UserProfileStatus.IN_SERVICE : UserProfileStatus.UPDATE_FAILED;
    put(changed, StatusTransition.from(now, "Updating", d.profileUpdate(), nextStatus.toString()));
  }

  void delete(DescribeUserProfileResponse profile, Instant now, Durations d) {
    switch (profile.status()) {
      case PENDING, UPDATING, DELETING ->
          throw SageMakerErrors.inUse(
              "UserProfile [%s] is %s.".formatted(profile.userProfileArn(), profile.status()));
      default ->
          put(
              profile.toBuilder().lastModifiedTime(now).build(),
              StatusTransition.from(
                  now, "Deleting", d.profileDeletion(), StatusTransition.REMOVED));
    }
  }

  /** Makes the profile InService at once, for the initial state of a sandbox. */
  void settle(DescribeUserProfileResponse profile, Instant now) {
    put(profile, StatusTransition.settled(now, "InService"));
  }

  /** Adds a profile of another sandbox, which keeps its times. */
  void restore(DescribeUserProfileResponse profile) {
    put(profile, StatusTransition.settled(profile.lastModifiedTime(), profile.statusAsString()));
    nextUid = Math.max(nextUid, Integer.parseInt(profile.homeEfsFileSystemUid()) + 1);
  }

  NavigableMap<String, DescribeUserProfileResponse> all(Instant now) {
    removeDeleted(now);
    var all = new TreeMap<String, DescribeUserProfileResponse>();
    byKey.forEach((key, profile) -> all.put(key, profile.at(now)));
    return all;
  }

  /**
   * A page of the profiles that match by members that do not change over time; {@link Profile#at}
   * gives the others.
   */
  Page<Profile> page(
      Predicate<DescribeUserProfileResponse> condition,
      ListUserProfilesRequest request,
      int limit,
      Instant now) {
    removeDeleted(now);
    return Page.of(
        byKey,
        profile -> condition.test(profile.described()),
        request.nextToken(),
        request.maxResults(),
        limit);
  }

  Stream<Instant> changesAfter(Instant now) {
    return byKey.values().stream()
        .flatMap(profile -> profile.transition().changeAfter(now).stream());
  }

  private void put(DescribeUserProfileResponse described, StatusTransition transition) {
    var key = key(described.domainId(), described.userProfileName());
    var profile = new Profile(described, transition);
    byKey.put(key, profile);
    if (described.singleSignOnUserValue() != null) {
      signOnUsers.add(key(described.domainId(), described.singleSignOnUserValue()));
    }
    if (transition.next().equals(StatusTransition.REMOVED)) {
      deleting.put(key, profile);
    }
  }

  private Stream<DescribeUserProfileResponse> in(String domainId) {
    return byKey.values().stream()
        .map(Profile::described)
        .filter(profile -> Objects.equals(profile.domainId(), domainId));
  }

  /** Removes the profiles whose deletion has finished, and their tags. */
  void removeDeleted(Instant now) {
    deleting.values().stream()
        .filter(profile -> profile.transition().at(now).equals(StatusTransition.REMOVED))
        .map(Profile::described)
        .toList()
        .forEach(this::remove);
  }

  void removeAllIn(String domainId) {
    in(domainId).toList().forEach(this::remove);
  }

  private void remove(DescribeUserProfileResponse described) {
    var key = key(described.domainId(), described.userProfileName());
    deleting.remove(key);
    byKey.remove(key);
    if (described.singleSignOnUserValue() != null) {
      signOnUsers.remove(key(described.domainId(), described.singleSignOnUserValue()));
    }
    tags.removeAll(described.userProfileArn());
  }

  private static String key(String domainId, String name) {
    return domainId + "/" + Arns.lower(name);
  }
}
