package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody who may tag profiles, or put messages and events. */
final class Opponent {
  private final World world;
  private final Events events;

  Opponent(World world, Events events) {
    this.world = world;
    this.events = events;
  }

  /**
   * Removes our tags. In the seconds between the creation of a profile and the first reconcile that
   * sees it, only the tags identify it: see docs/decisions/0036-simulation.md.
   */
  void untag(Dice dice) {
    List<StoredProfile> all = world.profiles.all().stream().filter(world::isIdentified).toList();
    if (!all.isEmpty()) {
      StoredProfile profile = dice.any(all);
      profile.tagged = Optional.empty();
      profile.forged = true;
    }
  }

  /** Makes a foreign profile look like ours. */
  void tag(Dice dice, Optional<UserId> user) {
    List<StoredProfile> foreign =
        world.profiles.all().stream().filter(profile -> profile.owner.isEmpty()).toList();
    if (!foreign.isEmpty() && user.isPresent()) {
      StoredProfile profile = dice.any(foreign);
      profile.tagged = user;
      profile.forged = true;
    }
  }

  /** A message as the functions send them, with whatever numbers. */
  void forgeRequest(Dice dice, Optional<UserId> user) {
    UserId subject =
        user.filter(_ -> !dice.oneIn(4))
            .orElse(new UserId("0a1b2c3d4e-000000ff-0000-4000-8000-0000000000aa"));
    Trigger trigger =
        new Trigger(
            "forged",
            Optional.of(world.timeline.instant()),
            1 + dice.below(40),
            dice.below(50),
            dice.below(1_200),
            dice.oneIn(2) ? Optional.empty() : Optional.of((long) dice.below(1_000)),
            false,
            found(dice),
            Cause.NONE);
    world
        .functions
        .queues()
        .put(
            dice.any(List.of(Queue.PROVISIONER, Queue.DEPROVISIONER)),
            dice.next(),
            new ReconcileRequest(subject, trigger, "forged").fields(),
            0);
  }

  private Optional<ProfileRef> found(Dice dice) {
    List<StoredProfile> all = List.copyOf(world.profiles.all());
    if (all.isEmpty() || dice.oneIn(3)) {
      return Optional.empty();
    }
    StoredProfile profile = dice.any(all);
    DomainArn domain = dice.oneIn(8) ? dice.any(world.setting.domains()) : profile.domain;
    return Optional.of(new ProfileRef(domain, profile.name));
  }

  void forgeEvent(Dice dice, Optional<UserId> user) {
    switch (dice.below(3)) {
      case 0 -> events.deleted(new MembershipId("000000fe-0000-4000-8000-0000000000cc"), dice);
      case 1 -> user.ifPresent(id -> events.userChanged(id, "DeleteUser", dice));
      default ->
          world
              .functions
              .queues()
              .put(Queue.PROVISIONER, dice.next(), Map.of("detail", Map.of("eventSource", 7)), 0);
    }
  }
}
