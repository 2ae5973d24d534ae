package io.studioaccess.aws.sagemaker;

import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.aws.client.ExpiringCache;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.ObservedSpace;
import io.studioaccess.reconciler.plan.OwnedResources;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.plan.SpaceName;
import io.studioaccess.reconciler.plan.SpaceSearch;
import io.studioaccess.reconciler.reconcile.Studio;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.AuthMode;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.ListAppsRequest;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/** Read access to SageMaker Studio. */
public final class SageMakerStudio implements Studio {
  private static final Duration DOMAIN_KEPT_FOR = Duration.ofMinutes(10);
  private static final int MAX_DOMAINS = 1_000;
  private static final int PAGE = 100;

  private static final Logger LOG = LoggerFactory.getLogger(SageMakerStudio.class);

  private final ClientsByDomain<SageMakerClient> sageMaker;
  private final ExpiringCache<DomainArn, Optional<Domain>> domains;
  private final SpaceListings listings;

  public SageMakerStudio(ClientsByDomain<SageMakerClient> sageMaker, Clock clock) {
    this.sageMaker = sageMaker;
    this.domains = new ExpiringCache<>(this::readDomain, DOMAIN_KEPT_FOR, MAX_DOMAINS, clock);
    this.listings = new SpaceListings(sageMaker, clock);
  }

  @Override
  public Optional<Domain> domain(DomainArn domain) {
    return domains.get(domain);
  }

  private Optional<Domain> readDomain(DomainArn domain) {
    try {
      DescribeDomainResponse described =
          sageMaker
              .forDomain(domain)
              .describeDomain(describe -> describe.domainId(domain.id().value()));
      return Optional.of(
          new Domain(
              Objects.requireNonNullElse(described.url(), ""),
              unsuitable(described),
              Optional.ofNullable(described.singleSignOnApplicationArn()).map(ApplicationArn::new),
              role(described.defaultUserSettings())));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    } catch (SageMakerException e) {
      if (SageMakerErrors.isDoesNotExist(e)) {
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
          "domain %s is managed by SageMaker Unified Studio, which manages its own profiles"
              .formatted(domain.domainId()));
    }
    return Optional.empty();
  }

  @Override
  public Optional<Profile> profile(DomainArn domain, ProfileName name) {
    try {
      return Optional.of(
          profile(
              sageMaker
                  .forDomain(domain)
                  .describeUserProfile(
                      describe ->
                          describe.domainId(domain.id().value()).userProfileName(name.value()))));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Profile profile(DescribeUserProfileResponse profile) {
    return new Profile(
        Objects.requireNonNullElse(profile.userProfileArn(), ""),
        new ProfileName(profile.userProfileName()),
        status(profile),
        Optional.ofNullable(profile.singleSignOnUserValue()),
        role(profile.userSettings()),
        ProfileSettings.read(profile.userSettings()),
        Optional.ofNullable(profile.creationTime()).map(SageMakerStudio::millis),
        Optional.ofNullable(profile.lastModifiedTime()),
        Optional.ofNullable(profile.failureReason()),
        Optional.ofNullable(profile.homeEfsFileSystemUid()));
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
      case null -> ProfileStatus.UNKNOWN;
      case UNKNOWN_TO_SDK_VERSION -> {
        logUnknown("profile", profile.userProfileName(), profile.statusAsString());
        yield ProfileStatus.UNKNOWN;
      }
    };
  }

  private static Optional<RoleArn> role(@Nullable UserSettings settings) {
    return Optional.ofNullable(settings)
        .map(UserSettings::executionRole)
        .flatMap(RoleArn::reported);
  }

  /** DynamoDB's records have milliseconds. */
  private static Instant millis(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public Optional<UserId> taggedFor(DomainArn domain, String profileArn) {
    return ProfileTags.owner(ProfileTags.read(sageMaker.forDomain(domain), profileArn));
  }

  @Override
  public Optional<ListedSpaces> ownedSpaces(
      DomainArn domain, ProfileName profile, SpaceSearch search) {
    return listings.find(domain, profile, search);
  }

  @Override
  public OwnedResources ownedResources(DomainArn domain, ProfileName profile, ListedSpaces listed) {
    List<ObservedApp> apps = new ArrayList<>(apps(domain, profile));
    List<ObservedSpace> spaces =
        listed.names().stream()
            .sorted(Comparator.comparing(SpaceName::value))
            .flatMap(
                name ->
                    SpaceReader.read(sageMaker.forDomain(domain), domain, profile, name).stream())
            .toList();
    for (ObservedSpace space : spaces) {
      if (!space.shared()) {
        apps.addAll(apps(domain, space.name()));
      }
    }
    return new OwnedResources(apps, spaces, Optional.of(listed.at()));
  }

  private List<ObservedApp> apps(DomainArn domain, ProfileName profile) {
    return apps(
        domain,
        list -> list.domainIdEquals(domain.id().value()).userProfileNameEquals(profile.value()),
        Optional.empty());
  }

  private List<ObservedApp> apps(DomainArn domain, SpaceName space) {
    return apps(
        domain,
        list -> list.domainIdEquals(domain.id().value()).spaceNameEquals(space.value()),
        Optional.of(space));
  }

  private List<ObservedApp> apps(
      DomainArn domain, Consumer<ListAppsRequest.Builder> filter, Optional<SpaceName> space) {
    return sageMaker
        .forDomain(domain)
        .listAppsPaginator(filter.andThen(list -> list.maxResults(PAGE)))
        .apps()
        .stream()
        .map(app -> app(app, space))
        .toList();
  }

  private static ObservedApp app(AppDetails app, Optional<SpaceName> space) {
    ObservedApp.Status status =
        switch (app.status()) {
          case PENDING -> ObservedApp.Status.PENDING;
          case IN_SERVICE -> ObservedApp.Status.IN_SERVICE;
          case DELETING -> ObservedApp.Status.DELETING;
          case DELETED -> ObservedApp.Status.DELETED;
          case FAILED -> ObservedApp.Status.FAILED;
          case null -> ObservedApp.Status.UNKNOWN;
          case UNKNOWN_TO_SDK_VERSION -> {
            logUnknown("app", app.appName(), app.statusAsString());
            yield ObservedApp.Status.UNKNOWN;
          }
        };
    return new ObservedApp(
        new ObservedApp.App(space, app.appTypeAsString(), app.appName()),
        status,
        Optional.ofNullable(app.creationTime()));
  }

  static void logUnknown(String kind, String name, String status) {
    LOG.atWarn()
        .addKeyValue("kind", kind)
        .addKeyValue("name", name)
        .addKeyValue("status", status)
        .log("Unknown status: the resource counts as running");
  }
}
