package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.clock.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * SageMaker Studio of one account and region. Asynchronous operations take their {@link Durations}
 * on the sandbox's clock; no thread waits for them. One lock guards the whole state.
 */
public final class Studio {

  /** The page size of AWS. */
  public static final int AWS_PAGE_SIZE = 100;

  private final SandboxClock clock;
  private final Arns arns;
  private final Domains domains;
  private final Profiles profiles;
  private final Apps apps;
  private final Spaces spaces;
  private final Tags tags = new Tags();
  private final ExecutionRoles roles;
  private Durations durations = Durations.likeAws();
  private int pageLimit = AWS_PAGE_SIZE;

  Studio(
      SandboxClock clock,
      Arns arns,
      IntSupplier nextDomainOrdinal,
      Predicate<String> isDirectoryUser) {
    this.clock = clock;
    this.arns = arns;
    this.roles = new ExecutionRoles(arns.accountId());
    this.domains = new Domains(arns, nextDomainOrdinal);
    this.profiles = new Profiles(arns, isDirectoryUser, tags);
    this.apps = new Apps(arns, tags);
    this.spaces = new Spaces(arns, tags);
  }

  /**
   * Adds an InService domain with SSO authentication and an application to which users can be
   * assigned.
   */
  public DescribeDomainResponse addDomain(String name) {
    return addDomain(name, domain -> {});
  }

  /**
   * Adds a domain with changes.
   *
   * @param customizer changes what {@link #addDomain(String)} would add, e.g. to {@link
   *     AuthMode#IAM}, or to no SingleSignOnApplicationArn as in a domain created before October
   *     2023
   */
  public synchronized DescribeDomainResponse addDomain(
      String name, Consumer<DescribeDomainResponse.Builder> customizer) {
    return domains.add(name, now(), customizer);
  }

  /**
   * Deletes a domain at once, with everything in it. AWS deletes only an empty domain, and takes
   * its time; this is the state after somebody has done all of that by hand.
   *
   * <p>Not confirmed (belief {@code domain-deleted-listing}): what AWS then answers to listings by
   * the domain's id. Here they are empty.
   */
  public synchronized void deleteDomain(String domainId) {
    var domain = domains.get(domainId);
    apps.removeAllIn(domainId);
    spaces.removeAllIn(domainId);
    profiles.removeAllIn(domainId);
    domains.remove(domainId);
    tags.removeAll(domain.domainArn());
  }

  /**
   * Adds an InService profile. It fails for the same reasons as the API operation, but requires no
   * permissions and takes no time.
   */
  public synchronized DescribeUserProfileResponse addProfile(CreateUserProfileRequest request) {
    ProfileOperations.createUserProfile(this, request);
    var profile = profile(request.domainId(), request.userProfileName());
    profiles.settle(profile, now());
    return profile(request.domainId(), request.userProfileName());
  }

  /** Adds an InService space for JupyterLab that the profile owns. */
  public DescribeSpaceResponse addSpace(
      String domainId, String spaceName, String ownerProfileName, SharingType sharing) {
    return addSpace(domainId, spaceName, ownerProfileName, sharing, AppType.JUPYTER_LAB);
  }

  /**
   * Adds an InService space that the profile owns.
   *
   * @param appType of the apps in the space
   */
  public synchronized DescribeSpaceResponse addSpace(
      String domainId,
      String spaceName,
      String ownerProfileName,
      SharingType sharing,
      AppType appType) {
    SpaceOperations.createSpace(
        this,
        CreateSpaceRequest.builder()
            .domainId(domainId)
            .spaceName(spaceName)
            .ownershipSettings(owner -> owner.ownerUserProfileName(ownerProfileName))
            .spaceSharingSettings(settings -> settings.sharingType(sharing))
            .spaceSettings(settings -> settings.appType(appType))
            .build());
    spaces.settle(spaces.get(domainId, spaceName, now()), now());
    return spaces.get(domainId, spaceName, now());
  }

  /**
   * Starts an app of Studio Classic: Pending at first, InService after {@link Durations#appStart}.
   */
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

  /** Starts an app in a space, as the current Studio does. */
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

  /** Starts several apps of Studio Classic, named {@code PREFIX-1} and so on. */
  public synchronized List<DescribeAppResponse> startApps(
      String domainId, String profileName, AppType type, String prefix, int number) {
    return numbered(prefix, number)
        .map(name -> startApp(domainId, profileName, type, name))
        .toList();
  }

  /** Starts several apps in a space, named {@code PREFIX-1} and so on. */
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
    AppOperations.createApp(this, request);
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
    profiles.removeDeleted(now());
    spaces.removeDeleted(now());
    return tags.of(arn);
  }

  /**
   * Deletes an execution role: creating or updating a profile with it fails from now on. Existing
   * profiles keep it.
   */
  public synchronized void deleteRole(String arn) {
    roles.delete(arn);
  }

  /** From now on, only these execution roles exist. */
  public synchronized void limitRolesTo(Set<String> arns) {
    roles.limitTo(arns);
  }

  /** Restores a deleted execution role. */
  public synchronized void restoreRole(String arn) {
    roles.restore(arn);
  }

  /** Makes the next profile that is created or updated fail for this reason. */
  public synchronized void failNextProfile(String reason) {
    profiles.failNext(reason);
  }

  /** Makes the next app fail to start for this reason. */
  public synchronized void failNextApp(String reason) {
    apps.failNext(reason);
  }

  /**
   * Makes the next deletions of this space fail with ResourceInUse, whatever it contains, as AWS
   * may do for a while after the last app is deleted.
   */
  public synchronized void refuseSpaceDeletions(String domainId, String spaceName, int times) {
    spaces.refuseDeletions(spaces.get(domainId, spaceName, now()), times);
  }

  /**
   * Sets the quota of profiles per domain. Beyond it, CreateUserProfile fails with
   * ResourceLimitExceeded.
   */
  public synchronized void limitProfilesPerDomainTo(int quota) {
    profiles.limitTo(quota);
  }

  /** Limits the page size of all listings, so that a small Studio has several pages. */
  public synchronized void limitPagesTo(int entries) {
    pageLimit = entries;
  }

  public synchronized void durations(Durations durations) {
    this.durations = durations;
  }

  /** Changes how long the deletion of an app takes, from the next deletion on. */
  public synchronized void letAppDeletionsTake(Duration duration) {
    durations = durations.withAppDeletion(duration);
  }

  /** When the next status transition happens; empty if none is pending. */
  public synchronized Optional<Instant> nextTransition() {
    var now = now();
    return Stream.of(profiles.changesAfter(now), apps.changesAfter(now), spaces.changesAfter(now))
        .flatMap(changes -> changes)
        .min(Comparator.naturalOrder());
  }

  /** Everything that it has now. */
  public synchronized StudioContent content() {
    var all = new java.util.HashMap<String, Map<String, String>>();
    profiles().forEach(p -> all.put(p.userProfileArn(), tags.of(p.userProfileArn())));
    spaces().forEach(s -> all.put(s.spaceArn(), tags.of(s.spaceArn())));
    apps().forEach(a -> all.put(a.appArn(), tags.of(a.appArn())));
    return new StudioContent(domains(), profiles(), spaces(), apps(), all);
  }

  /** Adds what {@link #content} of another sandbox had. A domain of the same id is replaced. */
  public synchronized void restore(StudioContent content) {
    content.domains().forEach(domains::restore);
    content.profiles().forEach(profiles::restore);
    content.spaces().forEach(spaces::restore);
    content.apps().forEach(apps::restore);
    content.tags().forEach((arn, own) -> tags.add(arn, Tags.toList(own)));
  }

  /** The account whose domains it has. */
  public String accountId() {
    return arns.accountId();
  }

  /** The region whose domains it has. */
  public String region() {
    return arns.region();
  }

  Instant now() {
    return clock.instant();
  }

  /** The state, for operations that hold the lock. */
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
