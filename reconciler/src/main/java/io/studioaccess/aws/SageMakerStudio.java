package io.studioaccess.aws;

import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.membership.UserId;
import io.studioaccess.plan.ApplicationArn;
import io.studioaccess.plan.ObservedApp;
import io.studioaccess.plan.ProfileStatus;
import io.studioaccess.reconcile.Studio;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.AuthMode;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/** SageMaker Studio, to look at. */
public final class SageMakerStudio implements Studio {
  private static final Duration DOMAIN_KEPT_FOR = Duration.ofMinutes(10);
  private static final int MAX_DOMAINS = 1_000;

  private final SageMakerClient sageMaker;
  private final Expiring<DomainId, Optional<Domain>> domains;

  public SageMakerStudio(SageMakerClient sageMaker, Clock clock) {
    this.sageMaker = sageMaker;
    this.domains = new Expiring<>(this::readDomain, DOMAIN_KEPT_FOR, MAX_DOMAINS, clock);
  }

  @Override
  public Optional<Domain> domain(DomainId domain) {
    return domains.get(domain);
  }

  private Optional<Domain> readDomain(DomainId id) {
    try {
      DescribeDomainResponse domain =
          sageMaker.describeDomain(describe -> describe.domainId(id.value()));
      return Optional.of(
          new Domain(
              domain.url(),
              unsuitable(domain),
              Optional.ofNullable(domain.singleSignOnApplicationArn()).map(ApplicationArn::new)));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    } catch (SageMakerException e) {
      if (SageMakerErrors.saysDoesNotExist(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Optional<String> unsuitable(DescribeDomainResponse domain) {
    if (domain.authMode() != AuthMode.SSO) {
      return Optional.of(
          "domain %s is in %s mode; Studio Access serves domains in SSO mode only"
              .formatted(domain.domainId(), domain.authModeAsString()));
    }
    if (domain.domainSettings() != null
        && domain.domainSettings().unifiedStudioSettings() != null) {
      return Optional.of(
          "domain %s is managed by SageMaker Unified Studio, which keeps its own profiles"
              .formatted(domain.domainId()));
    }
    return Optional.empty();
  }

  @Override
  public Optional<Profile> profile(DomainId domain, ProfileName name) {
    try {
      return Optional.of(
          profile(
              sageMaker.describeUserProfile(
                  describe -> describe.domainId(domain.value()).userProfileName(name.value()))));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Profile profile(DescribeUserProfileResponse profile) {
    return new Profile(
        profile.userProfileArn(),
        new ProfileName(profile.userProfileName()),
        status(profile),
        Optional.ofNullable(profile.singleSignOnUserValue()),
        Optional.ofNullable(profile.userSettings())
            .map(UserSettings::executionRole)
            .map(RoleArn::new),
        ProfileSettings.read(profile.userSettings()),
        Optional.ofNullable(profile.lastModifiedTime()),
        Optional.ofNullable(profile.failureReason()));
  }

  private static ProfileStatus status(DescribeUserProfileResponse profile) {
    return switch (profile.status()) {
      case PENDING -> ProfileStatus.PENDING;
      case IN_SERVICE -> ProfileStatus.IN_SERVICE;
      case UPDATING -> ProfileStatus.UPDATING;
      case DELETING -> ProfileStatus.DELETING;
      case FAILED -> ProfileStatus.FAILED;
      case UPDATE_FAILED -> ProfileStatus.UPDATE_FAILED;
      case DELETE_FAILED -> ProfileStatus.DELETE_FAILED;
      case UNKNOWN_TO_SDK_VERSION -> throw unknownStatus("profile", profile.statusAsString());
    };
  }

  @Override
  public boolean isTaggedFor(Profile profile, UserId user) {
    return ProfileTags.say(
        sageMaker.listTagsPaginator(list -> list.resourceArn(profile.arn())).tags().stream()
            .toList(),
        user);
  }

  @Override
  public List<ObservedApp> apps(DomainId domain, ProfileName profile) {
    return sageMaker
        .listAppsPaginator(
            list ->
                list.domainIdEquals(domain.value())
                    .userProfileNameEquals(profile.value())
                    .maxResults(100))
        .apps()
        .stream()
        .map(SageMakerStudio::app)
        .toList();
  }

  private static ObservedApp app(AppDetails app) {
    ObservedApp.Status status =
        switch (app.status()) {
          case PENDING -> ObservedApp.Status.PENDING;
          case IN_SERVICE -> ObservedApp.Status.IN_SERVICE;
          case DELETING -> ObservedApp.Status.DELETING;
          case DELETED -> ObservedApp.Status.DELETED;
          case FAILED -> ObservedApp.Status.FAILED;
          case UNKNOWN_TO_SDK_VERSION -> throw unknownStatus("app", app.statusAsString());
        };
    return new ObservedApp(new ObservedApp.App(app.appTypeAsString(), app.appName()), status);
  }

  private static IllegalStateException unknownStatus(String what, String status) {
    return new IllegalStateException(
        "SageMaker gives a %s the status %s, which this version does not know"
            .formatted(what, status));
  }
}
