package io.studioaccess.reconciler.scenarios;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.ObservedSpace;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.OwnedResources;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.plan.SpaceName;
import io.studioaccess.reconciler.plan.SpaceSearch;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.sweep.ProfileListing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The {@code domains} and {@code profiles} of {@code profiles.yaml}. */
final class FixedProfiles implements Studio, ProfileListing {
  private static final ApplicationArn APPLICATION =
      new ApplicationArn(
          "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1234567890abcdef");

  private final FixedDirectory directory;
  private final List<ScenarioDomain> domains;
  private final List<ScenarioProfile> profiles;

  private record ScenarioDomain(DomainId id, Domain domain, Optional<String> inaccessible) {}

  private record ScenarioProfile(
      DomainId domain, Profile profile, Optional<UserId> taggedFor, OwnedResources ownedResources) {

    ScenarioProfile withRole(RoleArn role) {
      return new ScenarioProfile(
          domain,
          new Profile(
              profile.arn(),
              profile.name(),
              profile.status(),
              profile.signInName(),
              Optional.of(role),
              profile.settings(),
              profile.created(),
              profile.modified(),
              profile.failureReason(),
              profile.homeEfsFileSystemUid()),
          taggedFor,
          ownedResources);
    }
  }

  FixedProfiles(YamlFields file, FixedDirectory directory) {
    this.directory = directory;
    this.domains = file.list("domains", FixedProfiles::scenarioDomain);
    this.profiles = new ArrayList<>(file.list("profiles", this::scenarioProfile));
  }

  private static ScenarioDomain scenarioDomain(YamlFields fields) {
    DomainId id = fields.required("id", DomainId::new);
    boolean withoutApplication = fields.optional("application", "none"::equals).orElse(false);
    return new ScenarioDomain(
        id,
        new Domain(
            "https://%s.studio.eu-west-1.sagemaker.aws".formatted(id),
            fields.optional("unsuitable", Function.identity()),
            withoutApplication ? Optional.empty() : Optional.of(APPLICATION),
            Optional.empty()),
        fields.optional("inaccessible", Function.identity()));
  }

  private ScenarioProfile scenarioProfile(YamlFields fields) {
    DomainId domain = fields.required("domain", DomainId::new);
    ProfileName name = fields.required("name", ProfileName::new);
    Profile profile =
        new Profile(
            "arn:aws:sagemaker:eu-west-1:111122223333:user-profile/%s/%s".formatted(domain, name),
            name,
            fields.required("status", ProfileStatus::valueOf),
            fields.optional("signsInAs", Function.identity()),
            fields.optional("role", RoleArn::new),
            UserSettings.NONE,
            fields.optional("created", Instant::parse),
            fields.optional("modified", Instant::parse),
            fields.optional("failureReason", Function.identity()),
            fields.optional("homeEfsFileSystemUid", Function.identity()));
    return new ScenarioProfile(
        domain,
        profile,
        fields.optional("taggedFor", directory::userId),
        new OwnedResources(
            fields.list("apps", FixedProfiles::app), fields.list("spaces", FixedProfiles::space)));
  }

  /** Shows a new quarantine role at once, so that the plan goes on. No other operation shows. */
  void apply(Operation operation) {
    if (operation instanceof Operation.Quarantine quarantine) {
      profiles.replaceAll(
          known ->
              known.profile().name().equals(quarantine.profile())
                  ? known.withRole(quarantine.role())
                  : known);
    }
  }

  private static ObservedSpace space(YamlFields fields) {
    return new ObservedSpace(
        fields.required("name", SpaceName::new),
        fields.optional("shared", Boolean::valueOf).orElse(false),
        fields
            .optional("status", ObservedSpace.Status::valueOf)
            .orElse(ObservedSpace.Status.IN_SERVICE));
  }

  private static ObservedApp app(YamlFields fields) {
    return new ObservedApp(
        new ObservedApp.App(
            fields.optional("space", SpaceName::new),
            fields.required("type", Function.identity()),
            fields.required("name", Function.identity())),
        fields.required("status", ObservedApp.Status::valueOf),
        Optional.empty());
  }

  @Override
  public Optional<Domain> domain(DomainArn domain) {
    Optional<ScenarioDomain> found =
        domains.stream().filter(candidate -> candidate.id().equals(domain.id())).findFirst();
    found
        .flatMap(ScenarioDomain::inaccessible)
        .ifPresent(
            reason -> {
              throw new InaccessibleAccountException(reason, new IllegalStateException());
            });
    return found.map(ScenarioDomain::domain);
  }

  @Override
  public Optional<Profile> profile(DomainArn domain, ProfileName name) {
    Optional<Domain> unused = domain(domain);
    return find(domain, name).map(ScenarioProfile::profile);
  }

  /** SageMaker ignores case. */
  private Optional<ScenarioProfile> find(DomainArn domain, ProfileName name) {
    return profiles.stream()
        .filter(profile -> profile.domain().equals(domain.id()))
        .filter(profile -> profile.profile().name().value().equalsIgnoreCase(name.value()))
        .findFirst();
  }

  @Override
  public Optional<UserId> taggedFor(DomainArn domain, String profileArn) {
    return profiles.stream()
        .filter(candidate -> candidate.profile().arn().equals(profileArn))
        .findFirst()
        .flatMap(ScenarioProfile::taggedFor);
  }

  @Override
  public Optional<ListedSpaces> ownedSpaces(
      DomainArn domain, ProfileName profile, SpaceSearch search) {
    return Optional.of(new ListedSpaces(search.since(), Set.of()));
  }

  @Override
  public OwnedResources ownedResources(DomainArn domain, ProfileName profile, ListedSpaces listed) {
    return find(domain, profile).map(ScenarioProfile::ownedResources).orElse(OwnedResources.NONE);
  }

  @Override
  public List<Summary> profilesIn(DomainArn domain) {
    Optional<Domain> unused = domain(domain);
    return profiles.stream()
        .filter(profile -> profile.domain().equals(domain.id()))
        .map(ScenarioProfile::profile)
        .map(
            profile ->
                new Summary(
                    profile.name(),
                    profile.status() == ProfileStatus.IN_SERVICE,
                    profile.modified().orElse(Instant.EPOCH)))
        .toList();
  }

  @Override
  public Optional<Details> detailsOf(ProfileRef found) {
    return find(found.domain(), found.name())
        .map(profile -> new Details(profile.taggedFor(), profile.profile().signInName()));
  }
}
