package io.studioaccess.simulation;

import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.reconcile.ApplicationAssignments;
import io.studioaccess.reconciler.reconcile.DeduplicatedOutcomes;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.GuardedChange;
import io.studioaccess.reconciler.reconcile.OutcomeEvents;
import io.studioaccess.reconciler.reconcile.Ports;
import io.studioaccess.reconciler.reconcile.ReadPorts;
import io.studioaccess.reconciler.reconcile.ReconcileMessageReader;
import io.studioaccess.reconciler.reconcile.Reconciler;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.reconcile.UserOutcome;
import io.studioaccess.reconciler.sweep.AssignmentPorts;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.reconciler.sweep.HeldNotices;
import io.studioaccess.reconciler.sweep.Sweep;
import io.studioaccess.reconciler.sweep.SweepPorts;
import io.studioaccess.reconciler.sweep.SweepRequest;
import io.studioaccess.simulation.InMemoryChangeGuard.Admissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Wires the instances of the functions, as the functions' beans do. */
final class FunctionWiring {
  private static final int INSTANCES = 2;

  private final World world;

  FunctionWiring(World world) {
    this.world = world;
  }

  void wire() {
    for (int i = 1; i <= INSTANCES; i++) {
      wire(Direction.GRANT, "provisioner " + i);
      wire(Direction.REVOKE, "deprovisioner " + i);
    }
    wireSweeper();
  }

  private FunctionInstance instance(String name) {
    return new FunctionInstance(name, world.timeline, world.mapping, world.directory);
  }

  private void wire(Direction direction, String name) {
    FunctionInstance instance = instance(name);
    InstantSource clock = instance.clock();
    InMemoryLedger ledger = new InMemoryLedger(world.ledger, world.boundary, clock);
    InMemoryChangeGuard guard = guard(clock);
    ReadPorts reads =
        new ReadPorts(
            instance.directoryWithCachedNames(),
            instance.cachedMappings(),
            world.setting.guard(),
            world.studio,
            world.sweepLedger,
            ledger,
            world.assignments,
            guard,
            world.setting.rules(),
            Setting.HOME,
            clock);
    Queue queue = Queues.of(direction);
    OutcomeEvents events =
        new DeduplicatedOutcomes(
            this::publish, new InMemoryReportedTrouble(world.reported, world.boundary, clock));
    Ports ports =
        new Ports(reads, ledger, guard, events, world.history, world.functions.queues().of(queue));
    InMemoryExecutor executor =
        new InMemoryExecutor(
            direction,
            world.timeline,
            world.boundary,
            world.directory,
            world.profiles,
            new ApplicationAssignments(world.applications, world.assignments, clock),
            world.conditions,
            world.operationLaws,
            world.setting);
    world.functions.addReconciler(
        queue,
        instance,
        new ReconcileMessageReader(Functions.DECODER, ledger, reads.directory(), direction, clock),
        new Reconciler(ports, executor));
  }

  private InMemoryChangeGuard guard(InstantSource clock) {
    return new InMemoryChangeGuard(
        world.guard,
        world.setting.limit(),
        world.boundary,
        clock,
        admissions(),
        () -> world.functions.queues().requeue(SweepRequest.held("held"), Duration.ofMinutes(2)));
  }

  private Admissions admissions() {
    return new Admissions() {
      @Override
      public void admitted(GuardedChange change, boolean counted) {
        world.operationLaws.admitted(change);
        if (counted) {
          world.guardLaw.counted(change);
        }
      }

      @Override
      public void refused(GuardedChange change) {
        world.guardLaw.refused(change);
      }
    };
  }

  private void publish(List<UserOutcome> outcomes) {
    List<UserOutcome> reported =
        outcomes.stream().filter(it -> it.outcome() instanceof Outcome.Reported).toList();
    if (!reported.isEmpty()) {
      world.boundary.run(
          "Outcomes.publish",
          world.boundary.story().isTold() ? reported : "",
          () -> {
            world.outcomeLaw.published(reported);
            world.historyLaw.published(reported);
            reported.forEach(this::announceDay);
          });
    }
  }

  /** From now on people know the day on which the profile is deleted. */
  private void announceDay(UserOutcome outcome) {
    if (outcome.outcome() instanceof Outcome.Quarantined quarantined) {
      world.profiles.all().stream()
          .filter(profile -> profile.domain.id().equals(quarantined.domain()))
          .filter(profile -> profile.name.equals(quarantined.profile()))
          .forEach(profile -> profile.due = quarantined.due().toEpochMilli());
    }
  }

  private void wireSweeper() {
    FunctionInstance instance = instance("sweeper");
    Sweep sweep =
        new Sweep(
            new SweepPorts(
                world.directory,
                world.mapping,
                world.setting.guard(),
                world.sweepLedger,
                world.sweepLedger,
                world.studio,
                notices(),
                _ -> Optional.empty(),
                new AssignmentPorts(
                    domain -> world.studio.domain(domain).flatMap(Studio.Domain::application),
                    world.applications,
                    world.assignments),
                world.functions.queues().ofSweeper(),
                Setting.HOME,
                instance.clock()));
    world.functions.addSweeper(
        instance, sweep, new InMemoryEventSweeps(world.boundary, instance.clock()));
  }

  private HeldNotices notices() {
    return new HeldNotices() {
      @Override
      public void publishCount(int held) {}

      @Override
      public void publish(List<HeldChange> all, String eventId) {
        world.boundary.run("Outcomes.publishHeld", all.size(), () -> {});
      }
    };
  }
}
