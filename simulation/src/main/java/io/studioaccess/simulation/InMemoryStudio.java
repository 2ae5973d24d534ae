package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.OwnedResources;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.plan.SpaceSearch;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.sweep.ProfileListing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What SageMaker answers about its domains, profiles, spaces and apps. */
final class InMemoryStudio implements Studio, ProfileListing {
  private static final Domain DOMAIN =
      new Domain(
          "https://d-one.studio",
          Optional.empty(),
          Optional.of(
              new ApplicationArn(
                  "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1")),
          Optional.empty());

  private final Boundary boundary;
  private final Conditions conditions;
  private final List<DomainArn> domains;
  private final StoredProfiles profiles;
  private final StoredSpaces spaces;

  InMemoryStudio(
      Timeline timeline,
      Boundary boundary,
      Conditions conditions,
      List<DomainArn> domains,
      StoredProfiles profiles) {
    this.boundary = boundary;
    this.conditions = conditions;
    this.domains = domains;
    this.profiles = profiles;
    this.spaces = new StoredSpaces(timeline, profiles);
  }

  private <T> T read(String call, DomainArn domain, Object subject, Supplier<T> answer) {
    return boundary.call(
        "Studio." + call,
        subject,
        () -> {
          conditions.requireAccess(domain);
          return answer.get();
        });
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
          return profiles.find(domain, name).map(InMemoryStudio::shown);
        });
  }

  private static String arn(StoredProfile profile) {
    return profile.domain.value().replace(":domain/", ":user-profile/") + "/" + profile.name;
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
            profiles
                .find(domain, name)
                .orElseThrow(
                    () -> new FailedCallException("ValidationException: there is no " + profileArn))
                .tagged);
  }

  @Override
  public Optional<ListedSpaces> ownedSpaces(
      DomainArn domain, ProfileName profile, SpaceSearch search) {
    return read(
        "ownedSpaces", domain, profile, () -> Optional.of(spaces.of(domain, profile, search)));
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
          return profiles
              .find(domain, profile)
              .map(stored -> StoredSpaces.owned(stored, listed))
              .orElseGet(() -> new OwnedResources(List.of(), List.of(), Optional.of(listed.at())));
        });
  }

  @Override
  public List<Summary> profilesIn(DomainArn domain) {
    return read(
        "profilesIn",
        domain,
        domain.id(),
        () ->
            profiles
                .in(domain)
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
            profiles
                .find(profile.domain(), profile.name())
                .map(
                    stored ->
                        new Details(
                            stored.tagged, Optional.of(stored.signInName), stored.allTags())));
  }
}
