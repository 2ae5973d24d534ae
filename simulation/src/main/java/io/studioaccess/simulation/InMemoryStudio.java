package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
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
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.sweep.ProfileListing;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * SageMaker. A profile is Pending, Updating or Deleting for a while, and refuses other changes
 * meanwhile.
 */
final class InMemoryStudio implements Studio, ProfileListing {
  private static final Domain DOMAIN =
      new Domain(
          "https://d-one.studio",
          Optional.empty(),
          Optional.of(
              new ApplicationArn(
                  "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1")),
          Optional.empty());

  private final Timeline timeline;
  private final Boundary boundary;
  private final Conditions conditions;
  private final List<DomainArn> domains;
  private final Predicate<String> signsIn;

  /** By domain and name. SageMaker ignores the case of names. */
  private final Map<String, StoredProfile> profiles = new LinkedHashMap<>();

  /** The last listing of each domain. */
  private final Map<DomainArn, SharedListing> listings = new HashMap<>();

  private record SharedListing(Instant at, Map<String, Set<SpaceName>> spaces) {}

  /** How often a profile of this domain and name has changed. */
  private final Map<String, Integer> versions = new LinkedHashMap<>();

  private int version;

  /** When the next transition ends, at the earliest. */
  private long soonest = Long.MAX_VALUE;

  InMemoryStudio(
      Timeline timeline,
      Boundary boundary,
      Conditions conditions,
      List<DomainArn> domains,
      Predicate<String> signsIn) {
    this.timeline = timeline;
    this.boundary = boundary;
    this.conditions = conditions;
    this.domains = domains;
    this.signsIn = signsIn;
  }

  List<DomainArn> domains() {
    return domains;
  }

  private static String key(DomainArn domain, ProfileName name) {
    return domain.id() + "/" + name.value().toLowerCase(Locale.ROOT);
  }

  private static String arn(StoredProfile profile) {
    return profile.domain.value().replace(":domain/", ":user-profile/") + "/" + profile.name;
  }

  /** Changes whenever anything changes. */
  int version() {
    return version;
  }

  int version(DomainArn domain, ProfileName name) {
    return versions.getOrDefault(key(domain, name), 0);
  }

  void changed(StoredProfile profile) {
    version++;
    awaitEnd(profile);
    versions.merge(key(profile.domain, profile.name), 1, Integer::sum);
  }

  /** All profiles at this moment. */
  Collection<StoredProfile> profiles() {
    if (soonest <= timeline.millis()) {
      List.copyOf(profiles.values()).forEach(this::settle);
      soonest = Long.MAX_VALUE;
      profiles.values().forEach(this::awaitEnd);
    }
    return profiles.values();
  }

  private void awaitEnd(StoredProfile profile) {
    if (profile.isInTransition()) {
      soonest = Math.min(soonest, profile.until);
    }
    profile.apps.forEach(app -> soonest = app.until > 0 ? Math.min(soonest, app.until) : soonest);
    profile.spaces.forEach(
        space -> soonest = space.until > 0 ? Math.min(soonest, space.until) : soonest);
  }

  Optional<StoredProfile> find(DomainArn domain, ProfileName name) {
    StoredProfile profile = profiles.get(key(domain, name));
    if (profile != null) {
      settle(profile);
    }
    return Optional.ofNullable(profiles.get(key(domain, name)));
  }

  void store(StoredProfile profile) {
    profiles.put(key(profile.domain, profile.name), profile);
    changed(profile);
  }

  void remove(StoredProfile profile) {
    profiles.remove(key(profile.domain, profile.name));
    changed(profile);
  }

  /** Begins a transition, which ends after this time. */
  void begin(StoredProfile profile, ProfileStatus status, long millis, Conditions.Kind failure) {
    profile.status = status;
    profile.until = timeline.millis() + millis;
    profile.fails = conditions.refuse(failure, profile.domain);
    profile.modified = timeline.millis();
    changed(profile);
  }

  private void settle(StoredProfile profile) {
    long now = timeline.millis();
    if (profile.isInTransition() && profile.until <= now) {
      end(profile);
    }
    if (profile.settleApps(now)) {
      changed(profile);
    }
    if (profile.spaces.removeIf(
        space -> space.status == ObservedSpace.Status.DELETING && space.until <= now)) {
      changed(profile);
    }
  }

  private void end(StoredProfile profile) {
    switch (profile.status) {
      case PENDING -> {
        profile.status = profile.fails ? ProfileStatus.FAILED : ProfileStatus.IN_SERVICE;
        profile.wasInService = !profile.fails;
      }
      case UPDATING -> {
        profile.status = profile.fails ? ProfileStatus.UPDATE_FAILED : ProfileStatus.IN_SERVICE;
        if (profile.fails) {
          profile.nextRole = profile.role;
        } else {
          profile.role = profile.nextRole;
        }
      }
      default -> {
        if (!profile.fails) {
          remove(profile);
          return;
        }
        profile.status = ProfileStatus.DELETE_FAILED;
      }
    }
    profile.modified = profile.until;
    changed(profile);
  }

  private <T> T read(String call, DomainArn domain, Object subject, Supplier<T> answer) {
    return boundary.call(
        "Studio." + call,
        subject,
        () -> {
          requireAccess(domain);
          return answer.get();
        });
  }

  void requireAccess(DomainArn domain) {
    if (conditions.refuse(Conditions.Kind.ACCOUNT_DENIED, domain)) {
      throw new InaccessibleAccountException("the access role of " + domain.account() + " is gone");
    }
  }

  @Override
  public Optional<Domain> domain(DomainArn domain) {
    return read(
        "domain",
        domain,
        domain.id(),
        () -> domains.contains(domain) ? Optional.of(DOMAIN) : Optional.empty());
  }

  @Override
  public Optional<Profile> profile(DomainArn domain, ProfileName name) {
    return read(
        "profile",
        domain,
        name,
        () -> {
          if (conditions.refuse(Conditions.Kind.PROFILE_UNREADABLE, domain)) {
            throw new FailedCallException("DescribeUserProfile fails");
          }
          return find(domain, name).map(InMemoryStudio::shown);
        });
  }

  private static Profile shown(StoredProfile stored) {
    return new Profile(
        arn(stored),
        stored.name,
        stored.status,
        Optional.of(stored.signInName),
        stored.role,
        UserSettings.NONE,
        Optional.of(Instant.ofEpochMilli(stored.created)),
        Optional.of(Instant.ofEpochMilli(stored.modified)),
        stored.fails && !stored.isInTransition()
            ? Optional.of("SageMaker failed")
            : Optional.empty(),
        Optional.of("200005"));
  }

  @Override
  public Optional<UserId> taggedFor(DomainArn domain, String profileArn) {
    ProfileName name = new ProfileName(profileArn.substring(profileArn.lastIndexOf('/') + 1));
    return read(
        "tags",
        domain,
        name,
        () ->
            find(domain, name)
                .orElseThrow(
                    () -> new FailedCallException("ValidationException: there is no " + profileArn))
                .tagged);
  }

  /** As in a function, an earlier listing of the domain answers whenever it counts. */
  @Override
  public Optional<ListedSpaces> ownedSpaces(
      DomainArn domain, ProfileName profile, SpaceSearch search) {
    return read(
        "ownedSpaces",
        domain,
        profile,
        () -> {
          SharedListing shared = listings.get(domain);
          if (shared == null
              || shared.at().isBefore(search.wholeSince())
              || !search.isAnsweredBy(shared.at())) {
            shared = list(domain);
            listings.put(domain, shared);
          }
          return Optional.of(
              new ListedSpaces(
                  shared.at(), shared.spaces().getOrDefault(key(domain, profile), Set.of())));
        });
  }

  private SharedListing list(DomainArn domain) {
    Map<String, Set<SpaceName>> spaces = new HashMap<>();
    for (StoredProfile stored : profiles()) {
      if (!stored.domain.equals(domain)) {
        continue;
      }
      spaces.put(
          key(stored.domain, stored.name),
          stored.spaces.stream().map(space -> space.name).collect(Collectors.toSet()));
    }
    return new SharedListing(Instant.ofEpochMilli(timeline.millis()), spaces);
  }

  @Override
  public OwnedResources ownedResources(DomainArn domain, ProfileName profile, ListedSpaces listed) {
    return read(
        "ownedResources",
        domain,
        profile,
        () -> {
          if (conditions.refuse(Conditions.Kind.RESOURCES_UNREADABLE, domain)) {
            throw new FailedCallException("ListApps fails");
          }
          return find(domain, profile)
              .map(stored -> owned(stored, listed))
              .orElseGet(() -> new OwnedResources(List.of(), List.of(), Optional.of(listed.at())));
        });
  }

  private static OwnedResources owned(StoredProfile stored, ListedSpaces listed) {
    Set<SpaceName> open =
        stored.spaces.stream()
            .filter(space -> !space.shared && listed.names().contains(space.name))
            .map(space -> space.name)
            .collect(Collectors.toSet());
    return new OwnedResources(
        stored.apps.stream()
            .filter(app -> app.app.space().map(open::contains).orElse(true))
            .map(
                app ->
                    new ObservedApp(
                        app.app, app.status, Optional.of(Instant.ofEpochMilli(app.created))))
            .toList(),
        stored.spaces.stream()
            .filter(space -> listed.names().contains(space.name))
            .map(space -> new ObservedSpace(space.name, space.shared, space.status))
            .toList(),
        Optional.of(listed.at()));
  }

  @Override
  public List<Summary> profilesIn(DomainArn domain) {
    return read(
        "profilesIn",
        domain,
        domain.id(),
        () ->
            profiles().stream()
                .filter(stored -> stored.domain.equals(domain))
                .map(
                    stored ->
                        new Summary(
                            stored.name,
                            stored.status == ProfileStatus.IN_SERVICE,
                            Instant.ofEpochMilli(stored.modified)))
                .toList());
  }

  @Override
  public Optional<Details> detailsOf(ProfileRef profile) {
    return read(
        "details",
        profile.domain(),
        profile.name(),
        () ->
            find(profile.domain(), profile.name())
                .map(
                    stored ->
                        new Details(
                            stored.tagged, Optional.of(stored.signInName), stored.allTags())));
  }

  /** Whether somebody in the directory has the sign-in name. */
  boolean isUser(String signInName) {
    return signsIn.test(signInName);
  }

  /** Whether another profile of the domain has the user's sign-in name. */
  boolean isSignInNameTaken(DomainArn domain, String signInName) {
    return profiles().stream()
        .anyMatch(stored -> stored.domain.equals(domain) && stored.signsIn(signInName));
  }

  /** An administrator, or the opponent, changes a role, if SageMaker permits it at the moment. */
  void changeByHand(StoredProfile profile, RoleArn role) {
    if (!profile.isInTransition() && profile.status != ProfileStatus.FAILED) {
      profile.nextRole = Optional.of(role);
      profile.role = profile.nextRole;
      profile.status = ProfileStatus.IN_SERVICE;
      profile.fails = false;
      profile.modified = timeline.millis();
      changed(profile);
    }
  }
}
