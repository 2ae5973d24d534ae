package io.studioaccess.studioctl.status;

import java.util.List;
import java.util.Map;

/**
 * How everything stands. JSON has the same names.
 *
 * @param withRole people by role and state, such as {@code role/studio/ml-engineer GRANTED}
 * @param held changes that wait for an administrator
 * @param nextDeletion of somebody in quarantine; empty for none
 * @param oldestWait since when what was begun longest ago waits; empty if nothing does
 * @param lastOutcome the last thing that was told of anybody; empty for nothing
 * @param lastSweep of everybody; empty for none yet
 * @param queues by function
 * @param deadLetters by function
 * @param ringing alarms of the stack
 * @param unread what could not be read, and why
 */
record Overview(
    String stack,
    String account,
    String region,
    Map<String, Integer> withRole,
    int held,
    int inQuarantine,
    String nextDeletion,
    String oldestWait,
    String lastOutcome,
    String lastSweep,
    Map<String, QueueDepth> queues,
    Map<String, Integer> deadLetters,
    List<String> ringing,
    List<String> unread) {

  boolean needsSomebody() {
    return !ringing.isEmpty() || deadLetters.values().stream().anyMatch(count -> count > 0);
  }
}
