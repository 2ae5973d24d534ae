package io.studioaccess.reconciler.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.OwnedResources;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.OperationResult;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.sweep.ProfileListing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One domain. As in SageMaker, a profile is Pending, Updating or Deleting for a while, and refuses
 * other changes meanwhile.
 */
final class SimulatedStudio implements Studio, ProfileListing, GroupAssignments {
  static final DomainArn DOMAIN =
      new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/d-one");

  private static final Duration CREATION = Duration.ofSeconds(40);
  private static final Duration UPDATE = Duration.ofSeconds(15);
  private static final Duration DELETION = Duration.ofSeconds(50);
  private static final Domain ANSWER =
      new Domain(
          "https://d-one.studio",
          Optional.empty(),
          Optional.of(
              new ApplicationArn(
                  "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1")),
          Optional.empty());

  private final SimulatedClock clock;
  private final SimulatedFaults faults;

  /** SageMaker ignores the case of profile names. */
  private final Map<String, Stored> profiles = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private final Set<GroupId> assigned = new HashSet<>();

  /**
   * A profile.
   *
   * @param owner the user whom our tags name; empty for a foreign profile
   * @param until the end of the transition
   */
  record Stored(
      ProfileName name,
      String signInName,
      RoleArn role,
      Optional<UserId> owner,
      ProfileStatus status,
      Instant created,
      Instant modified,
      Instant until) {

    boolean isInTransition() {
      return status != ProfileStatus.IN_SERVICE;
    }
  }

  SimulatedStudio(SimulatedClock clock, SimulatedFaults faults) {
    this.clock = clock;
    this.faults = faults;
  }

  /** All profiles at this moment. */
  List<Stored> profiles() {
    Instant now = clock.instant();
    profiles
        .values()
        .removeIf(
            profile -> profile.status() == ProfileStatus.DELETING && !profile.until().isAfter(now));
    profiles.replaceAll(
        (_, profile) ->
            profile.isInTransition() && !profile.until().isAfter(now)
                ? put(profile, profile.role(), ProfileStatus.IN_SERVICE, Duration.ZERO)
                : profile);
    return List.copyOf(profiles.values());
  }

  private Optional<Stored> find(ProfileName name) {
    return profiles().stream()
        .filter(profile -> profile.name().value().equalsIgnoreCase(name.value()))
        .findFirst();
  }

  private Stored put(Stored profile, RoleArn role, ProfileStatus status, Duration time) {
    Instant modified = profile.isInTransition() ? profile.until() : clock.instant();
    return new Stored(
        profile.name(),
        profile.signInName(),
        role,
        profile.owner(),
        status,
        profile.created(),
        modified,
        clock.instant().plus(time));
  }

  /** Creates a profile as an administrator would, without our tags. */
  void createForeign(ProfileName name, RoleArn role) {
    store(name, name.value(), role, Optional.empty(), Duration.ZERO);
  }

  /** Changes the role as an administrator would, if SageMaker permits it at the moment. */
  void changeByHand(ProfileName name, RoleArn role) {
    find(name).filter(profile -> !profile.isInTransition()).ifPresent(p -> update(p, role));
  }

  private void store(
      ProfileName name, String signInName, RoleArn role, Optional<UserId> owner, Duration time) {
    Instant now = clock.instant();
    profiles.put(
        name.value(),
        new Stored(name, signInName, role, owner, ProfileStatus.PENDING, now, now, now.plus(time)));
  }

  private void update(Stored profile, RoleArn role) {
    profiles.put(profile.name().value(), put(profile, role, ProfileStatus.UPDATING, UPDATE));
  }

  @Override
  public Optional<Domain> domain(DomainArn domain) {
    faults.read();
    return domain.equals(DOMAIN) ? Optional.of(ANSWER) : Optional.empty();
  }

  @Override
  public Optional<Profile> profile(DomainArn domain, ProfileName name) {
    faults.read();
    return find(name)
        .map(
            stored ->
                new Profile(
                    "arn:" + stored.name(),
                    stored.name(),
                    stored.status(),
                    Optional.of(stored.signInName()),
                    Optional.of(stored.role()),
                    UserSettings.NONE,
                    Optional.of(stored.created()),
                    Optional.of(stored.modified()),
                    Optional.empty(),
                    Optional.of("200005")));
  }

  @Override
  public Optional<UserId> taggedFor(DomainArn domain, String profileArn) {
    faults.read();
    return find(new ProfileName(profileArn.substring("arn:".length()))).flatMap(Stored::owner);
  }

  @Override
  public OwnedResources ownedResources(DomainArn domain, ProfileName profile) {
    faults.read();
    return new OwnedResources(List.of(), List.of());
  }

  @Override
  public List<Summary> profilesIn(DomainArn domain) {
    faults.read();
    return profiles().stream()
        .map(p -> new Summary(p.name(), p.status() == ProfileStatus.IN_SERVICE, p.modified()))
        .toList();
  }

  @Override
  public Optional<Details> detailsOf(ProfileRef profile) {
    faults.read();
    return find(profile.name())
        .map(stored -> new Details(stored.owner(), Optional.of(stored.signInName())));
  }

  @Override
  public boolean has(DomainId domain, GroupId group) {
    faults.read();
    return assigned.contains(group);
  }

  @Override
  public void add(DomainId domain, GroupId group) {
    assigned.add(group);
  }

  /** Executes the operations of this direction. */
  OperationExecutor executor(Direction direction) {
    Class<? extends Operation> supported =
        direction == Direction.GRANT ? Operation.Grant.class : Operation.Revocation.class;
    return new OperationExecutor() {
      @Override
      public Direction direction() {
        return direction;
      }

      @Override
      public boolean supports(Operation operation) {
        return supported.isInstance(operation);
      }

      @Override
      public OperationResult execute(Operation operation) {
        Optional<Stored> profile = find(operation.profile());
        boolean refuses =
            profile.filter(Stored::isInTransition).isPresent()
                && !(operation instanceof Operation.AssignGroup);
        if (refuses) {
          faults.read();
          return new OperationResult.Busy("ResourceInUse");
        }
        faults.write(() -> apply(operation, profile));
        return new OperationResult.Done();
      }
    };
  }

  private void apply(Operation operation, Optional<Stored> profile) {
    switch (operation) {
      case Operation.CreateProfile create -> {
        if (profile.isEmpty()) {
          store(
              create.profile(),
              create.signInName().value(),
              create.role(),
              Optional.of(create.user()),
              CREATION);
        }
      }
      case Operation.Retarget retarget -> profile.ifPresent(p -> update(p, retarget.role()));
      case Operation.Restore restore -> profile.ifPresent(p -> update(p, restore.role()));
      case Operation.Quarantine quarantine -> profile.ifPresent(p -> update(p, quarantine.role()));
      case Operation.AssignGroup assign -> assigned.add(assign.group());
      case Operation.DeleteProfile delete ->
          profile.ifPresent(
              p ->
                  profiles.put(
                      p.name().value(), put(p, p.role(), ProfileStatus.DELETING, DELETION)));
      case Operation.DeleteSpace delete -> throw new AssertionError("no profile owns a space");
      case Operation.DeleteApp delete -> throw new AssertionError("no profile owns an app");
    }
  }
}
