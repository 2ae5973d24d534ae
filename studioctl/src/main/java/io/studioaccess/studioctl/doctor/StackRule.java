package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.deadletters.FunctionQueue;

/** The rules of the template, and the queue that each fills. */
enum StackRule {
  ADDITIONS("MembershipAdditionsRule", FunctionQueue.PROVISIONER, ""),
  REMOVALS("MembershipRemovalsRule", FunctionQueue.DEPROVISIONER, ""),
  USERS("UserChangesRule", FunctionQueue.DEPROVISIONER, ""),
  GROUPS("GroupChangesRule", FunctionQueue.SWEEPER, ""),
  SWEEP("SweepRule", FunctionQueue.SWEEPER, "{\"type\":\"studio-access.Sweep\"}"),
  STATUS_SWEEP(
      "StatusSweepRule",
      FunctionQueue.SWEEPER,
      "{\"type\":\"studio-access.Sweep\",\"scope\":\"status\"}");

  private final String logicalId;
  private final FunctionQueue queue;
  private final String input;

  StackRule(String logicalId, FunctionQueue queue, String input) {
    this.logicalId = logicalId;
    this.queue = queue;
    this.input = input;
  }

  String logicalId() {
    return logicalId;
  }

  FunctionQueue queue() {
    return queue;
  }

  /** What the queue gets instead of the event; empty where it gets the event. */
  String input() {
    return input;
  }
}
