package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.clock.SandboxClock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.AuthMode;
import software.amazon.awssdk.services.sagemaker.model.CreateAppRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateSpaceRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

/**
 * SageMaker Studio of one account and region. What takes time in AWS takes the {@link Durations}
 * here, on the sandbox's clock; no thread waits for it. One lock guards it all.
 */
public final class Studio {

  /** As many entries as AWS puts on a page. */
  public static final int AWS_PAGE = 100;

  private final SandboxClock clock;
  private final Arns arns;
  private final Domains domains;
  private final Profiles profiles;
  private final Apps apps;
  private final Spaces spaces;
  private final Tags tags = new Tags();
  private final ExecutionRoles roles;
  private Durations durations = Durations.likeAws();
  private int pageLimit = AWS_PAGE;

  Studio(
      SandboxClock clock,
      Arns arns,
      IntSupplier ordinalOfDomain,
      Predicate<String> isDirectoryUser) {
    this.clock = clock;
    this.arns = arns;
    this.roles = new ExecutionRoles(arns.accountId());
    this.domains = new Domains(arns, ordinalOfDomain);
    this.profiles = new Profiles(arns, isDirectoryUser, tags);
    this.apps = new Apps(arns, tags);
    this.spaces = new Spaces(arns, tags);
  }

  /** An SSO domain in service, with an application that users can be assigned to. */
  public DescribeDomainResponse addDomain(String name) {
    return addDomain(name, domain -> {});
  }

  /**
   * A domain of one's own making.
   *
   * @param differently changes what {@link #addDomain(String)} would make, e.g. {@link
   *     AuthMode#IAM}, or no SingleSignOnApplicationArn as in a domain made before October 2023
   */
  public synchronized DescribeDomainResponse addDomain(
      String name, Consumer<DescribeDomainResponse.Builder> differently) {
    return domains.add(name, now(), differently);
  }

  /**
   * The domain goes at once, and with it all that is in it. AWS deletes only an empty domain, and
   * takes its time; this is what is left after somebody has done all of it by hand.
   *
   * <p>What AWS then answers to listings by the domain's id is not confirmed; here they are empty.
   */
  public synchronized void deleteDomain(String domainId) {
    var domain = domains.get(domainId);
    apps.removeAllIn(domainId);
    spaces.removeAllIn(domainId);
    profiles.removeAllIn(domainId);
    domains.remove(domainId);
    tags.forget(domain.domainArn());
  }

  /**
   * A profile in service, made by whoever: refused as over the wire, but without rights and without
   * delay.
   */
  public synchronized DescribeUserProfileResponse addProfile(CreateUserProfileRequest request) {
    ProfileOperations.create(this, request);
    var profile = profile(request.domainId(), request.userProfileName());
    profiles.settle(profile, now());
    return profile(request.domainId(), request.userProfileName());
  }

  /** A space in service that belongs to the profile. */
  public synchronized DescribeSpaceResponse addSpace(
      String domainId, String spaceName, String ownerProfileName, SharingType sharing) {
    SpaceOperations.create(
        this,
        CreateSpaceRequest.builder()
            .domainId(domainId)
            .spaceName(spaceName)
            .ownershipSettings(owner -> owner.ownerUserProfileName(ownerProfileName))
            .spaceSharingSettings(settings -> settings.sharingType(sharing))
            .build());
    spaces.settle(spaces.get(domainId, spaceName, now()), now());
    return spaces.get(domainId, spaceName, now());
  }

  /** Starts an app of Studio Classic: Pending now, InService once its time has come. */
  public DescribeAppResponse startApp(
      String domainId, String profileName, AppType type, String appName) {
    return start(
        CreateAppRequest.builder()
            .domainId(domainId)
            .userProfileName(profileName)
            .appType(type)
            .appName(appName)
            .build());
  }

  /** Starts an app in a space, as today's Studio does. */
  public DescribeAppResponse startAppInSpace(
      String domainId, String spaceName, AppType type, String appName) {
    return start(
        CreateAppRequest.builder()
            .domainId(domainId)
            .spaceName(spaceName)
            .appType(type)
            .appName(appName)
            .build());
  }

  /** Starts many apps of Studio Classic, which are called {@code PREFIX-1} and so on. */
  public synchronized List<DescribeAppResponse> startApps(
      String domainId, String profileName, AppType type, String prefix, int number) {
    return numbered(prefix, number)
        .map(name -> startApp(domainId, profileName, type, name))
        .toList();
  }

  /** Starts many apps in a space, which are called {@code PREFIX-1} and so on. */
  public synchronized List<DescribeAppResponse> startAppsInSpace(
      String domainId, String spaceName, AppType type, String prefix, int number) {
    return numbered(prefix, number)
        .map(name -> startAppInSpace(domainId, spaceName, type, name))
        .toList();
  }

  private static Stream<String> numbered(String prefix, int number) {
    return IntStream.rangeClosed(1, number).mapToObj(i -> prefix + "-" + i);
  }

  private synchronized DescribeAppResponse start(CreateAppRequest request) {
    AppOperations.create(this, request);
    return apps.get(
        request.domainId(),
        AppOwner.of(request.userProfileName(), request.spaceName()),
        request.appTypeAsString(),
        request.appName(),
        now());
  }

  public synchronized List<DescribeDomainResponse> domains() {
    return domains.list();
  }

  public synchronized List<DescribeUserProfileResponse> profiles() {
    return List.copyOf(profiles.all(now()).values());
  }

  public synchronized Optional<DescribeUserProfileResponse> findProfile(
      String domainId, String profileName) {
    return profiles.find(domainId, profileName, now());
  }

  private DescribeUserProfileResponse profile(String domainId, String profileName) {
    return profiles.get(domainId, profileName, now());
  }

  public synchronized List<DescribeAppResponse> apps() {
    return List.copyOf(apps.all(now()).values());
  }

  public synchronized List<DescribeSpaceResponse> spaces() {
    return List.copyOf(spaces.all(now()).values());
  }

  public synchronized Map<String, String> tags(String arn) {
    profiles.sweep(now());
    spaces.sweep(now());
    return tags.of(arn);
  }

  /**
   * From now on, a profile that is created or updated with this role is refused; profiles that have
   * it keep it.
   */
  public synchronized void deleteRole(String arn) {
    roles.delete(arn);
  }

  /** The role is there again. */
  public synchronized void restoreRole(String arn) {
    roles.restore(arn);
  }

  /** The next profile that is created or updated fails, for this reason. */
  public synchronized void failNextProfile(String reason) {
    profiles.failNext(reason);
  }

  /** The next app fails to start, for this reason. */
  public synchronized void failNextApp(String reason) {
    apps.failNext(reason);
  }

  /**
   * The next deletions of this space are refused with ResourceInUse, whatever it holds; as AWS may
   * do for a while after the last app has gone.
   */
  public synchronized void refuseSpaceDeletions(String domainId, String spaceName, int times) {
    spaces.refuseDeletions(spaces.get(domainId, spaceName, now()), times);
  }

  /** The quota beyond which a create is refused with ResourceLimitExceeded. */
  public synchronized void limitProfilesPerDomainTo(int most) {
    profiles.limitTo(most);
  }

  /** Pages of listings hold no more than this, so that a small Studio pages too. */
  public synchronized void limitPagesTo(int entries) {
    pageLimit = entries;
  }

  public synchronized void durations(Durations durations) {
    this.durations = durations;
  }

  /** When something next changes by itself; none while nothing is under way. */
  public synchronized Optional<Instant> nextTransition() {
    var now = now();
    return Stream.of(profiles.changesAfter(now), apps.changesAfter(now), spaces.changesAfter(now))
        .flatMap(changes -> changes)
        .min(Comparator.naturalOrder());
  }

  Instant now() {
    return clock.instant();
  }

  /** The parts, for operations that hold the lock. */
  Parts parts() {
    return new Parts(arns, domains, profiles, apps, spaces, tags, roles, durations, pageLimit);
  }

  record Parts(
      Arns arns,
      Domains domains,
      Profiles profiles,
      Apps apps,
      Spaces spaces,
      Tags tags,
      ExecutionRoles roles,
      Durations durations,
      int pageLimit) {}
}
