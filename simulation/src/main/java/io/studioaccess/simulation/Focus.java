package io.studioaccess.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a history is about. Some faults show only if several rare things coincide; a focus makes
 * them probable together, and leaves the rest out.
 */
enum Focus {
  /** Whatever happens in a company. Half of the kinds of changes are left out of each history. */
  ANYTHING(6, Map.of()),

  /**
   * Nothing but events tells the functions of a change: both events of each change arrive, at any
   * time and in any order, nobody sweeps, and the directory is late.
   */
  EVENTS(
      1,
      Map.of(
          Change.JOIN, 3,
          Change.LEAVE, 2,
          Change.DISABLE_OR_ENABLE, 1)),

  /** Functions that are slow, killed, or wrong about the time share few users. */
  LEASES(
      2,
      Map.of(
          Change.JOIN, 30,
          Change.LEAVE, 25,
          Change.CLOCK_JUMPS, 25,
          Change.FORGE_REQUEST, 12,
          Change.RENAME_GROUP, 4,
          Change.PUT_ROW, 6,
          Change.REDRIVE_DEAD_LETTERS, 3)),

  /** Many leave or change their role at once, near the limit, while AWS refuses something. */
  GUARD(
      3,
      Map.of(
          Change.JOIN, 25,
          Change.LEAVE, 10,
          Change.EVERYBODY_LEAVES, 20,
          Change.PUT_ROW, 15,
          Change.DELETE_ROW, 5,
          Change.DECIDE, 8,
          Change.APPROVE, 4,
          Change.AWS_REFUSES, 12,
          Change.FORGE_REQUEST, 4)),

  /** Users leave and return, within the grace period and as it ends. */
  RETURNERS(
      2,
      Map.of(
          Change.JOIN, 35,
          Change.LEAVE, 35,
          Change.PUT_ROW, 4,
          Change.RETAG_BY_HAND, 4,
          Change.START_APP, 6,
          Change.CREATE_SPACE, 6,
          Change.AWS_REFUSES, 10,
          Change.DISABLE_OR_ENABLE, 4,
          Change.END_QUARANTINE, 4)),

  /** Somebody tags, untags, creates and forges around users who join and leave. */
  OPPONENT(
      3,
      Map.of(
          Change.JOIN, 25,
          Change.LEAVE, 20,
          Change.CREATE_FOREIGN_PROFILE, 15,
          Change.TAG_FOREIGN_PROFILE, 18,
          Change.UNTAG, 8,
          Change.DELETE_PROFILE_BY_HAND, 5,
          Change.CHANGE_ROLE_BY_HAND, 5,
          Change.RENAME_USER, 4,
          Change.DELETE_USER, 4,
          Change.FORGE_REQUEST, 8)),

  /** Everything happens within seconds: functions overtake each other. */
  RACES(
      3,
      Map.of(
          Change.JOIN, 30,
          Change.LEAVE, 25,
          Change.PUT_ROW, 10,
          Change.DELETE_ROW, 4,
          Change.RENAME_GROUP, 5,
          Change.RENAME_USER, 3,
          Change.DISABLE_OR_ENABLE, 8,
          Change.FORGE_REQUEST, 6,
          Change.DECIDE, 4,
          Change.SWEEP_STATUS, 4)),

  /** AWS refuses, for a while or for good. */
  OUTAGES(
      3,
      Map.of(
          Change.JOIN, 30,
          Change.LEAVE, 25,
          Change.AWS_REFUSES, 25,
          Change.PUT_ROW, 6,
          Change.START_APP, 5,
          Change.CREATE_SPACE, 4,
          Change.DELETE_USER, 4,
          Change.DECIDE, 4)),

  /** Rows come and go while people assign groups by hand, and take assignments away. */
  ASSIGNMENTS(
      2,
      Map.of(
          Change.JOIN, 25,
          Change.LEAVE, 20,
          Change.PUT_ROW, 10,
          Change.DELETE_ROW, 12,
          Change.RENAME_GROUP, 3,
          Change.ASSIGN_BY_HAND, 12,
          Change.UNASSIGN_BY_HAND, 12,
          Change.AWS_REFUSES, 5,
          Change.DECIDE, 6));

  private static final List<Focus> BY_WEIGHT =
      Stream.of(values())
          .flatMap(focus -> Stream.generate(() -> focus).limit(focus.weight))
          .toList();

  private final int weight;

  @SuppressWarnings("ImmutableEnumChecker") // never changes
  private final List<Change> changes;

  Focus(int weight, Map<Change, Integer> weights) {
    this.weight = weight;
    this.changes = byWeight(weights);
  }

  /** In the order of the kinds, so that a seed is the same everywhere. */
  private static List<Change> byWeight(Map<Change, Integer> weights) {
    return Stream.of(Change.values())
        .flatMap(change -> Stream.generate(() -> change).limit(weights.getOrDefault(change, 0)))
        .toList();
  }

  static Focus any(Dice dice) {
    return dice.any(BY_WEIGHT);
  }

  /** The kinds of changes of one history, each as often as it is probable. */
  List<Change> changes(Dice dice) {
    if (this != ANYTHING) {
      return changes;
    }
    List<Change> left = new ArrayList<>();
    for (Change change : Change.values()) {
      if (change == Change.JOIN || change == Change.LEAVE || dice.oneIn(2)) {
        left.addAll(change.byWeight());
      }
    }
    return left;
  }

  /** What happens besides: faults that hide what the history is about are left out. */
  Omissions omissions() {
    return this == EVENTS ? new Omissions(Set.of(), Set.of(Fault.LOST), Set.of()) : Omissions.NONE;
  }

  /** Whether events come, and calls end, at nearly the same time. */
  boolean isHasty() {
    return this == LEASES || this == GUARD || this == RACES;
  }
}
