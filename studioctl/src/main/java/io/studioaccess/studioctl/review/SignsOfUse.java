package io.studioaccess.studioctl.review;

import io.studioaccess.aws.client.AwsErrors;
import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.AppStatus;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SharingType;
import software.amazon.awssdk.services.sagemaker.model.SpaceDetails;

/**
 * What AWS tells of the use of Studio: when a person's apps started, and when their private spaces
 * were created or changed. It reads the lists of spaces and apps of a domain, and describes none:
 * SageMaker's {@code LastUserActivityTimestamp} says nothing more, because health checks set it to
 * {@code LastHealthCheckTimestamp} (API reference, DescribeApp). A deleted app stays listed for a
 * day, so whoever used Studio long ago may have no sign of it.
 */
@Singleton
final class SignsOfUse {
  /** Of each list of a domain: 20,000 apps and 20,000 spaces. */
  private static final int MAX_PAGES = 200;

  private static final int PAGE = 100;

  private final ClientsByDomain<SageMakerClient> sageMaker;
  private final Display display;

  SignsOfUse(ClientsByDomain<SageMakerClient> sageMaker, Display display) {
    this.sageMaker = sageMaker;
    this.display = display;
  }

  /** A sign, such as that an app started. */
  record Sign(Instant at, String what) {
    Sign laterOf(Sign other) {
      return other.at.isAfter(at) ? other : this;
    }

    @Override
    public String toString() {
      return Display.timestamp(at) + " " + what;
    }
  }

  /** The last signs of several domains. */
  record Signs(Map<String, Sign> byProfile) {
    Signs {
      byProfile = Map.copyOf(byProfile);
    }

    Optional<Sign> of(DomainId domain, String profile) {
      return Optional.ofNullable(byProfile.get(key(domain, profile)));
    }
  }

  /** Reads these domains. One that cannot be read is named in a note, and has no signs. */
  Signs read(Collection<DomainArn> domains) {
    Map<String, Sign> signs = new HashMap<>();
    try (Progress progress = display.progress("Reading spaces and apps", domains.size())) {
      for (DomainArn domain : domains) {
        try {
          read(domain, signs);
        } catch (SageMakerException e) {
          note(domain, AwsErrors.message(e));
        } catch (InaccessibleAccountException e) {
          note(domain, String.valueOf(e.getMessage()));
        }
        progress.step();
      }
    }
    return new Signs(signs);
  }

  private void note(DomainArn domain, String reason) {
    display.note(
        "The last signs of use in domain %s are unknown: %s".formatted(domain.id(), reason));
  }

  private void read(DomainArn domain, Map<String, Sign> signs) {
    SageMakerClient client = sageMaker.forDomain(domain);
    Map<String, String> owners = new HashMap<>();
    client
        .listSpacesPaginator(list -> list.domainIdEquals(domain.id().value()).maxResults(PAGE))
        .stream()
        .limit(MAX_PAGES)
        .flatMap(page -> page.spaces().stream())
        .filter(SignsOfUse::isPrivate)
        .forEach(
            space -> {
              String owner = space.ownershipSettingsSummary().ownerUserProfileName();
              owners.put(key(domain.id(), space.spaceName()), owner);
              add(signs, domain.id(), owner, space.creationTime(), "space created");
              add(signs, domain.id(), owner, changed(space), "space changed");
            });
    client
        .listAppsPaginator(list -> list.domainIdEquals(domain.id().value()).maxResults(PAGE))
        .stream()
        .limit(MAX_PAGES)
        .flatMap(page -> page.apps().stream())
        .forEach(
            app -> {
              String owner =
                  app.spaceName() == null
                      ? app.userProfileName()
                      : owners.get(key(domain.id(), app.spaceName()));
              add(signs, domain.id(), owner, app.creationTime(), started(app));
            });
  }

  private static @Nullable Instant changed(SpaceDetails space) {
    return Objects.equals(space.lastModifiedTime(), space.creationTime())
        ? null
        : space.lastModifiedTime();
  }

  private static String started(AppDetails app) {
    return app.status() == AppStatus.IN_SERVICE ? "app started, still running" : "app started";
  }

  /** What others do in a shared space says nothing about its owner. */
  private static boolean isPrivate(SpaceDetails space) {
    return space.ownershipSettingsSummary() != null
        && space.ownershipSettingsSummary().ownerUserProfileName() != null
        && space.spaceSharingSettingsSummary() != null
        && space.spaceSharingSettingsSummary().sharingType() == SharingType.PRIVATE;
  }

  private static void add(
      Map<String, Sign> signs,
      DomainId domain,
      @Nullable String profile,
      @Nullable Instant at,
      String what) {
    if (profile != null && at != null) {
      signs.merge(key(domain, profile), new Sign(at, what), Sign::laterOf);
    }
  }

  /** SageMaker ignores the case of names. */
  private static String key(DomainId domain, String name) {
    return domain.value() + "/" + name.toLowerCase(Locale.ROOT);
  }
}
