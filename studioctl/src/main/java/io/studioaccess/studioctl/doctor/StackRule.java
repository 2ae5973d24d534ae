package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.deadletters.FunctionQueue;

/** The rules of the template, with the queue that each sends to. */
enum StackRule {
  ADDITIONS("MembershipAdditionsRule", FunctionQueue.PROVISIONER, ""),
  REMOVALS("MembershipRemovalsRule", FunctionQueue.DEPROVISIONER, ""),
  USERS("UserChangesRule", FunctionQueue.DEPROVISIONER, ""),
  GROUPS("GroupChangesRule", FunctionQueue.SWEEPER, ""),
  NATIVE_ADDITIONS("NativeMembershipAdditionsRule", FunctionQueue.PROVISIONER, ""),
  NATIVE_REMOVALS("NativeMembershipRemovalsRule", FunctionQueue.DEPROVISIONER, ""),
  NATIVE_USERS("NativeUserChangesRule", FunctionQueue.DEPROVISIONER, ""),
  NATIVE_GROUPS("NativeGroupChangesRule", FunctionQueue.SWEEPER, ""),
  SWEEP("SweepRule", FunctionQueue.SWEEPER, "{\"type\":\"studio-access.Sweep\"}"),
  STATUS_SWEEP(
      "StatusSweepRule",
      FunctionQueue.SWEEPER,
      "{\"type\":\"studio-access.Sweep\",\"scope\":\"status\"}"),
  PROVISIONER_KEEP_ALIVE(
      "ProvisionerKeepAliveRule", FunctionQueue.PROVISIONER, StackRule.KEEP_ALIVE),
  DEPROVISIONER_KEEP_ALIVE(
      "DeprovisionerKeepAliveRule", FunctionQueue.DEPROVISIONER, StackRule.KEEP_ALIVE),
  SCIM_TOKEN("ScimTokenRule", FunctionQueue.SWEEPER, StackRule.KEEP_ALIVE);

  private static final String KEEP_ALIVE = "{\"type\":\"studio-access.KeepAlive\"}";

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

  /** The constant input of the target; empty if the target gets the event itself. */
  String input() {
    return input;
  }
}
