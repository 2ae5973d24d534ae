package io.studioaccess.studioctl.status;

import java.util.List;
import java.util.Map;

/**
 * The state of the installation. The JSON output has the same field names.
 *
 * @param profiles number of profiles by role and state, such as {@code role/studio/ml-engineer
 *     GRANTED}
 * @param held number of held changes without a decision
 * @param nextDeletion when the next profile in quarantine is due; empty for none
 * @param pendingSince when the event of the oldest pending reconcile happened; empty for none
 * @param lastOutcome the time and kind of the latest outcome event; empty for none
 * @param lastSweep the last full sweep; empty for none yet
 * @param queues queue depths by function
 * @param deadLetters number of dead letters by function
 * @param alarms the stack's alarms in ALARM state
 * @param errors what could not be read, and why
 */
record Overview(
    String stack,
    String account,
    String region,
    Map<String, Integer> profiles,
    int held,
    int inQuarantine,
    String nextDeletion,
    String pendingSince,
    String lastOutcome,
    String lastSweep,
    Map<String, QueueDepth> queues,
    Map<String, Integer> deadLetters,
    List<String> alarms,
    List<String> errors) {

  boolean needsAttention() {
    return !alarms.isEmpty() || deadLetters.values().stream().anyMatch(count -> count > 0);
  }
}
