package io.studioaccess.simulation;

import java.util.Collections;
import java.util.List;

/** What happens in a company, and around it. Each kind is as probable as its weight. */
enum Change {
  JOIN(30),
  LEAVE(22),
  EVERYBODY_LEAVES(4),
  RENAME_USER(3),
  DELETE_USER(5),
  DISABLE_OR_ENABLE(5),
  RENAME_GROUP(3),
  DELETE_GROUP(3),
  PUT_ROW(8),
  DELETE_ROW(3),
  EMPTY_THE_MAPPING(2),
  START_APP(8),
  CREATE_SPACE(5),
  CHANGE_ROLE_BY_HAND(4),
  DELETE_PROFILE_BY_HAND(2),
  CREATE_FOREIGN_PROFILE(2),
  RETAG_BY_HAND(3),
  DECIDE(6),
  APPROVE(2),
  END_QUARANTINE(2),
  REDRIVE_DEAD_LETTERS(3),
  SWEEP_STATUS(2),
  AWS_REFUSES(6),
  UNTAG(2),
  TAG_FOREIGN_PROFILE(2),
  FORGE_REQUEST(4),
  FORGE_EVENT(2),
  CLOCK_JUMPS(3),
  ASSIGN_BY_HAND(3),
  UNASSIGN_BY_HAND(3);

  private final int weight;

  Change(int weight) {
    this.weight = weight;
  }

  /** This change, as often as it is probable in a history about anything. */
  List<Change> byWeight() {
    return Collections.nCopies(weight, this);
  }
}
