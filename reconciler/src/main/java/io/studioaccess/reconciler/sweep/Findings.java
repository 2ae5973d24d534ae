package io.studioaccess.reconciler.sweep;

import static io.studioaccess.reconciler.sweep.Difference.LEDGER;
import static io.studioaccess.reconciler.sweep.Difference.MEMBERSHIP;
import static io.studioaccess.reconciler.sweep.Difference.PROFILE;
import static io.studioaccess.reconciler.sweep.Difference.STATUS;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The users to reconcile, each at most once, and the reasons. Only a revocation is requested
 * although a grant of the same user was: the provisioner would hand it over, and it must not wait.
 */
final class Findings {
  private final Trigger trigger;
  private final Map<Direction, List<ReconcileRequest>> unsent = new EnumMap<>(Direction.class);
  private final Map<Direction, Integer> requested = new EnumMap<>(Direction.class);
  private final Map<UserId, Direction> users = new HashMap<>();
  private final Map<String, Affected> unclear = new HashMap<>();
  private final Map<DomainArn, String> inaccessible = new HashMap<>();
  private final List<ProfileRef> untagged = new ArrayList<>();
  private final List<PowerfulDefaultRole> powerfulDefaultRoles = new ArrayList<>();
  private final List<AssignmentChange> assignments = new ArrayList<>();
  private final Map<Difference, Integer> differences = new EnumMap<>(Difference.class);

  /** A user that a fault of the mapping affects. */
  private record Affected(UserId user, boolean keepsAccess) {}

  Findings(SweepRequest request, Instant now) {
    this.trigger =
        Trigger.first(request.eventId())
            .withSinceIfAbsent(request.since().orElse(now))
            .withCause(request.cause());
  }

  void addResult(UserId user, Comparison.Result result) {
    result.direction().ifPresent(direction -> addDifference(user, direction, result.isDue()));
    for (Comparison.Fault fault : result.unclear()) {
      unclear.merge(
          fault.reason(),
          new Affected(user, fault.keepsAccess()),
          (known, other) -> other.keepsAccess() && !known.keepsAccess() ? other : known);
    }
  }

  /** A due profile is expected, so it does not count as a difference. */
  private void addDifference(UserId user, Direction direction, boolean isDue) {
    add(user, direction, trigger, "the ledger differs", isDue ? Set.of() : Set.of(MEMBERSHIP));
  }

  void addChangedProfile(UserId user, Direction direction) {
    add(user, direction, trigger, "the profile was changed", Set.of(PROFILE));
  }

  void addChangedTags(UserId user) {
    add(
        user,
        Direction.GRANT,
        trigger.withTagsReset(),
        "the tags of its row were changed",
        Set.of(PROFILE));
  }

  void addDecided(UserId user, Direction direction) {
    add(user, direction, trigger, "an administrator decided", Set.of());
  }

  void addDisabled(UserId user) {
    add(user, Direction.REVOKE, trigger, "the user is disabled", Set.of(STATUS));
  }

  void addHeldLeaver(UserId user) {
    add(user, Direction.REVOKE, trigger, "the user may have been deleted", Set.of());
  }

  void addUnrecorded(UserId user, ProfileRef profile) {
    add(
        user,
        Direction.REVOKE,
        trigger.withFound(profile),
        "the profile is not in the ledger",
        Set.of(LEDGER));
  }

  /** Adds a domain whose profiles could not be listed. */
  void addInaccessible(DomainArn domain, String reason) {
    inaccessible.put(domain, reason);
  }

  Map<DomainArn, String> inaccessible() {
    return Map.copyOf(inaccessible);
  }

  /** Adds a profile of the ledger that has lost our tags. */
  void addUntagged(ProfileRef profile) {
    untagged.add(profile);
  }

  List<ProfileRef> untagged() {
    return List.copyOf(untagged);
  }

  void addPowerfulDefaultRole(PowerfulDefaultRole role) {
    powerfulDefaultRoles.add(role);
  }

  List<PowerfulDefaultRole> powerfulDefaultRoles() {
    return List.copyOf(powerfulDefaultRoles);
  }

  void addAssignment(AssignmentChange change) {
    assignments.add(change);
  }

  List<AssignmentChange> assignments() {
    return List.copyOf(assignments);
  }

  private void add(
      UserId user, Direction direction, Trigger request, String reason, Set<Difference> result) {
    Direction known = users.get(user);
    if (known == direction || known == Direction.REVOKE) {
      return;
    }
    if (known == null) {
      result.forEach(difference -> differences.merge(difference, 1, Integer::sum));
    } else if (unsent
        .getOrDefault(known, new ArrayList<>())
        .removeIf(it -> it.user().equals(user))) {
      requested.merge(known, -1, Integer::sum);
    }
    users.put(user, direction);
    unsent
        .computeIfAbsent(direction, _ -> new ArrayList<>())
        .add(new ReconcileRequest(user, request, reason));
    requested.merge(direction, 1, Integer::sum);
  }

  /** How many users differed, by the first difference found. */
  Map<Difference, Integer> differences() {
    return Map.copyOf(differences);
  }

  /**
   * Requests a reconcile of one user for each mapping fault, which is enough to report the fault. A
   * user who has access only because of the fault comes before the others, as this is worse.
   */
  void requestUnclear() {
    for (Affected affected : unclear.values()) {
      add(affected.user(), Direction.GRANT, trigger, "to report a mapping fault", Set.of());
    }
  }

  /** Passes on the requests that were not passed on yet, revocations first. */
  void send(SweepQueues queues) {
    for (Direction direction : List.of(Direction.REVOKE, Direction.GRANT)) {
      queues.request(List.copyOf(unsent.getOrDefault(direction, List.of())), direction);
      unsent.remove(direction);
    }
  }

  /** How many reconciles were requested, sent or not. */
  int requested(Direction direction) {
    return requested.getOrDefault(direction, 0);
  }
}
