package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.NotedChange;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.plan.SpaceName;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.reconcile.QuarantineEnd;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.SweepRequest;
import io.studioaccess.simulation.InMemoryAssignments.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people do in SageMaker and with studioctl. */
final class Administrators {
  private final World world;
  private int apps;

  /** The version of the ledger that the next fields are about. */
  private int ledgerRead = -1;

  private boolean isAnythingHeld;
  private boolean isAnythingInProgress;
  private long firstDue;

  Administrators(World world) {
    this.world = world;
  }

  private Optional<StoredProfile> anyProfile(Dice dice, boolean ours) {
    List<StoredProfile> all =
        world.profiles.all().stream().filter(profile -> profile.owner.isPresent() == ours).toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(dice.any(all));
  }

  private Optional<StoredProfile> anyRunning(Dice dice) {
    return anyProfile(dice, true)
        .filter(profile -> profile.status == ProfileStatus.IN_SERVICE && !profile.isQuarantined());
  }

  void startApp(Dice dice) {
    anyRunning(dice)
        .ifPresent(
            profile -> {
              Optional<SpaceName> space =
                  profile.spaces.isEmpty() || dice.oneIn(2)
                      ? Optional.empty()
                      : Optional.of(dice.any(profile.spaces))
                          .filter(it -> !it.shared)
                          .map(it -> it.name);
              profile.apps.add(
                  new StoredProfile.App(
                      new ObservedApp.App(space, "JupyterLab", "app-" + ++apps),
                      world.timeline.millis()));
              world.profiles.changed(profile);
            });
  }

  void createSpace(Dice dice) {
    anyRunning(dice)
        .ifPresent(
            profile -> {
              profile.spaces.add(
                  new StoredProfile.Space(new SpaceName("space-" + ++apps), dice.oneIn(6)));
              world.profiles.changed(profile);
            });
  }

  void changeRole(Dice dice) {
    anyProfile(dice, !dice.oneIn(6))
        .ifPresent(
            profile -> {
              RoleArn role = Setting.role(profile.domain.account(), "studio/by-hand");
              world.profiles.changeByHand(profile, role);
            });
  }

  /** Somebody removes or changes a tag of a row, or adds one that no row names. */
  void retag(Dice dice) {
    anyProfile(dice, true)
        .ifPresent(
            profile -> {
              if (profile.tags.isEmpty() || dice.oneIn(3)) {
                profile.tags.put("by-hand", "yes");
                profile.foreignTags.put("by-hand", "yes");
              } else {
                profile.retagged = true;
                String key = dice.any(List.copyOf(profile.tags.keySet()));
                if (dice.oneIn(2)) {
                  profile.tags.remove(key);
                } else {
                  profile.tags.put(key, "by hand");
                }
                profile.foreignTags.computeIfPresent(key, (_, _) -> profile.tags.get(key));
              }
            });
  }

  void deleteProfile(Dice dice) {
    anyProfile(dice, true)
        .filter(profile -> !profile.isInTransition() && profile.spaces.isEmpty())
        .filter(profile -> !profile.hasApps())
        .ifPresent(world.profiles::remove);
  }

  /** For a user, who then cannot have one of ours, or for somebody else under a user's name. */
  void createForeignProfile(Dice dice, Optional<UserId> user) {
    user.flatMap(id -> world.directory.current().user(id))
        .ifPresent(
            person -> {
              String name = person.name().value().replace('.', '-');
              String signInName =
                  dice.oneIn(2) ? person.name().value() : "guest-" + person.name().value();
              DomainArn domain = dice.any(world.setting.domains());
              ProfileName profileName = new ProfileName(name);
              if (world.profiles.find(domain, profileName).isEmpty()
                  && !world.profiles.isSignInNameTaken(domain, signInName)) {
                StoredProfile foreign =
                    new StoredProfile(
                        domain,
                        profileName,
                        signInName,
                        Setting.role(domain.account(), "studio/by-hand"),
                        Optional.empty(),
                        world.timeline.millis());
                foreign.status = ProfileStatus.IN_SERVICE;
                foreign.wasInService = true;
                world.profiles.store(foreign);
              }
            });
  }

  /** An assignment that the ledger says is ours cannot be told from one of ours. */
  void assign(Dice dice, Optional<GroupId> group) {
    DomainArn domain = dice.any(world.setting.domains());
    group
        .map(id -> new Assignment(domain.id(), id))
        .ifPresent(
            assignment ->
                world.applications.assignByHand(
                    assignment,
                    world
                        .assignments
                        .recordOf(assignment)
                        .filter(AssignmentRecord::isOurs)
                        .isPresent()));
  }

  void unassign(Dice dice) {
    List<Assignment> assigned = List.copyOf(world.applications.assigned().keySet());
    if (!assigned.isEmpty()) {
      world.applications.unassignByHand(dice.any(assigned));
    }
  }

  void decide(Dice dice, Optional<UserId> user) {
    decide(
        dice.oneIn(3) ? Optional.empty() : user,
        dice.oneIn(3) ? Verdict.REJECTED : Verdict.RELEASED,
        dice.next());
  }

  void decide(Optional<UserId> user, Verdict verdict, long key) {
    world.guard.decide(new Decision(user, verdict, world.timeline.instant()));
    world.functions.queues().put(Queue.SWEEPER, key, SweepRequest.held("decision").fields(), 0);
  }

  boolean isAnythingDue() {
    readLedger();
    return firstDue <= world.timeline.millis();
  }

  /** Whether a message has to follow, without which a sweep must find what is unfinished. */
  boolean isAnythingInProgress() {
    readLedger();
    return isAnythingInProgress;
  }

  boolean isAnythingHeld() {
    readLedger();
    return isAnythingHeld;
  }

  private void readLedger() {
    if (ledgerRead == world.ledger.version()) {
      return;
    }
    ledgerRead = world.ledger.version();
    isAnythingHeld = false;
    isAnythingInProgress = false;
    firstDue = Long.MAX_VALUE;
    for (UserRecord record : world.ledger.records().values()) {
      for (ProfileRecord profile : record.profiles().values()) {
        isAnythingHeld |= profile.hold().isPresent();
        isAnythingInProgress |= ChainLaw.isInProgress(profile);
        long due =
            profile.isInQuarantine()
                ? profile.departure().map(departure -> departure.due().toEpochMilli()).orElse(0L)
                : Long.MAX_VALUE;
        firstDue = Math.min(firstDue, due);
        firstDue =
            Math.min(
                firstDue,
                profile
                    .scheduled()
                    .flatMap(NotedChange::announceAt)
                    .map(Instant::toEpochMilli)
                    .orElse(Long.MAX_VALUE));
      }
    }
  }

  /** Approves what the user's next change would be: a revocation. */
  void approve(Dice dice, Optional<UserId> user) {
    user.ifPresent(
        id ->
            world.guard.approve(
                id,
                dice.any(world.setting.domains()).id(),
                Optional.empty(),
                world.timeline.instant().plus(Duration.ofHours(4))));
  }

  /** Ends a quarantine, by the tool's own lease. */
  void endQuarantine(Dice dice) {
    List<Map.Entry<UserId, UserRecord>> waiting =
        world.ledger.records().entrySet().stream()
            .filter(
                entry ->
                    entry.getValue().profiles().values().stream()
                        .anyMatch(ProfileRecord::isInQuarantine))
            .toList();
    if (waiting.isEmpty()) {
      return;
    }
    UserId user = dice.any(waiting).getKey();
    InMemoryLedger ledger = new InMemoryLedger(world.ledger, world.boundary, world.timeline);
    UserRecord record = world.ledger.recordOf(user);
    for (DomainArn domain : world.setting.domains()) {
      record
          .in(domain.id())
          .filter(ProfileRecord::isInQuarantine)
          .ifPresent(profile -> endQuarantine(user, domain, profile.name(), ledger));
    }
  }

  private void endQuarantine(
      UserId user, DomainArn domain, ProfileName name, InMemoryLedger ledger) {
    QuarantineEnd.Answer answer =
        new QuarantineEnd(ledger, world.timeline).bringForward(user, domain.id());
    if (answer == QuarantineEnd.Answer.DUE) {
      world.profiles.find(domain, name).ifPresent(profile -> profile.endedEarly = true);
    }
  }

  /** What the runbook asks for: tags are restored, shared spaces moved, and changes released. */
  void tidyUp() {
    for (StoredProfile profile : List.copyOf(world.profiles.all())) {
      Optional<UserId> rightful = profile.owner.or(() -> recordedFor(profile));
      if (profile.status == ProfileStatus.DELETING) {
        profile.fails = false;
      }
      if (profile.status == ProfileStatus.DELETE_FAILED) {
        world.profiles.remove(profile); // as the outcome Failed says
      } else if (profile.owner.isEmpty()
          && rightful.filter(user -> !signsIn(user, profile)).isPresent()) {
        world.profiles.remove(profile); // as the outcome Refused says
      } else if (!profile.tagged.equals(rightful)) {
        profile.forged = true;
        profile.tagged = rightful;
        world.profiles.changed(profile);
      }
      if (profile.spaces.removeIf(space -> space.shared)) {
        world.profiles.changed(profile);
      }
    }
  }

  private boolean signsIn(UserId user, StoredProfile profile) {
    return world
        .directory
        .current()
        .user(user)
        .filter(person -> profile.signsIn(person.name().value()))
        .isPresent();
  }

  /** The user whose recorded profile somebody else created: it was adopted. */
  private Optional<UserId> recordedFor(StoredProfile profile) {
    return world.ledger.records().entrySet().stream()
        .filter(
            entry ->
                entry
                    .getValue()
                    .in(profile.domain.id())
                    .filter(record -> record.name().equals(profile.name))
                    .flatMap(ProfileRecord::created)
                    .filter(created -> created.toEpochMilli() == profile.created)
                    .isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
