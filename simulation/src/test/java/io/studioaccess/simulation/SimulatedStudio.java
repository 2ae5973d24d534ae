package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.contracts.StudioUnderTest;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.plan.SpaceName;
import io.studioaccess.reconciler.reconcile.ApplicationAssignments;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.sweep.ProfileListing;
import io.studioaccess.simulation.Conditions.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The simulation's SageMaker, without faults but those that a test asks for. */
final class SimulatedStudio implements StudioUnderTest {
  private static final long MOMENT = 1_000;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final World world = SimulatedDirectory.quietWorld();
  private final SimulatedDirectory directory = new SimulatedDirectory(world);

  @Override
  public DomainArn domain() {
    return world.setting.domains().getFirst();
  }

  @Override
  public RoleArn quarantineRole() {
    return world.setting.rules().quarantineRole();
  }

  @Override
  public Studio studio() {
    return world.studio;
  }

  @Override
  public ProfileListing listing() {
    return world.studio;
  }

  @Override
  public OperationExecutor grants() {
    return executor(Direction.GRANT);
  }

  @Override
  public OperationExecutor revocations() {
    return executor(Direction.REVOKE);
  }

  private OperationExecutor executor(Direction direction) {
    return new InMemoryExecutor(
        direction,
        world.timeline,
        world.boundary,
        world.directory,
        world.profiles,
        new ApplicationAssignments(world.applications, world.assignments, world.timeline),
        world.conditions,
        world.operationLaws,
        world.setting);
  }

  @Override
  public Instant now() {
    return world.timeline.instant();
  }

  @Override
  public void advance(Duration time) {
    world.timeline.pass(time.toMillis());
  }

  @Override
  public void addUser(String signInName) {
    directory.addUser(signInName);
  }

  private StoredProfile stored(ProfileName name) {
    return world.profiles.find(domain(), name).orElseThrow();
  }

  @Override
  public void addForeignProfile(ProfileName name, String signInName) {
    StoredProfile foreign =
        new StoredProfile(
            domain(),
            name,
            signInName,
            Setting.role(domain().account(), "studio/by-hand"),
            Optional.empty(),
            world.timeline.millis());
    foreign.status = ProfileStatus.IN_SERVICE;
    world.profiles.store(foreign);
  }

  @Override
  public void tag(ProfileName profile, String key, String value) {
    stored(profile).tags.put(key, value);
  }

  @Override
  public ObservedApp.App startApp(ProfileName profile, Optional<SpaceName> space, String name) {
    ObservedApp.App app = new ObservedApp.App(space, "JupyterLab", name);
    stored(profile).apps.add(new StoredProfile.App(app, world.timeline.millis()));
    world.profiles.changed(stored(profile));
    return app;
  }

  @Override
  public void addSpace(ProfileName owner, SpaceName name, boolean shared) {
    stored(owner).spaces.add(new StoredProfile.Space(name, shared));
    world.profiles.changed(stored(owner));
  }

  @Override
  public void letTheNextChangeFail() {
    Stream.of(Kind.CREATION_FAILS, Kind.UPDATE_FAILS)
        .forEach(kind -> world.conditions.begin(kind, domain(), MOMENT));
  }

  /** Refuses other roles, too, which a test does not ask for. */
  @Override
  public void refuse(RoleArn role) {
    Stream.of(Kind.CREATION_REFUSED, Kind.UPDATE_REFUSED, Kind.QUARANTINE_REFUSED)
        .forEach(kind -> world.conditions.begin(kind, domain(), 2 * DAY));
  }

  @Override
  public void reachQuota() {
    world.conditions.begin(Kind.QUOTA_REACHED, domain(), 2 * DAY);
  }
}
