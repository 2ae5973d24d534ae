package io.studioaccess.studioctl.status;

import java.util.List;

/**
 * The state of the installation. The JSON output has the same field names.
 *
 * @param profiles how many profiles have a role and a state
 * @param held number of held changes without a decision
 * @param blocked the profiles whose revocation or deletion does not get on, with the reasons
 * @param nextDeletion when the next profile in quarantine is due; empty for none
 * @param pendingSince when the event of the oldest pending reconcile happened; empty for none
 * @param lastOutcome the time and kind of the latest outcome event; empty for none
 * @param lastSweep the last full sweep; empty for none yet
 * @param queues the depth of each queue that could be read
 * @param alarms the stack's alarms in ALARM state
 * @param errors what could not be read, and why
 */
record Overview(
    String stack,
    String account,
    String region,
    List<ProfileCount> profiles,
    int held,
    int inQuarantine,
    List<BlockedProfile> blocked,
    String nextDeletion,
    String pendingSince,
    String lastOutcome,
    String lastSweep,
    List<FunctionMessages> queues,
    List<String> alarms,
    List<String> errors) {

  /**
   * How many profiles have this role and state.
   *
   * @param role without the account
   * @param state of the ledger
   */
  record ProfileCount(String role, String state, int profiles) {}

  /**
   * A profile whose access cannot be taken away, or that cannot be deleted.
   *
   * @param reason what the functions reported last
   */
  record BlockedProfile(
      String userId, String domainId, String userProfileName, String state, String reason) {}

  /**
   * The messages in the queue of a function, and in its dead-letter queue. An overview lacks a
   * function of which either could not be read.
   */
  record FunctionMessages(
      String function, int visible, int inFlight, int delayed, int deadLetters) {}

  /** Whether an administrator has to act. */
  boolean needsAttention() {
    return held > 0
        || !blocked.isEmpty()
        || !alarms.isEmpty()
        || queues.stream().anyMatch(queue -> queue.deadLetters() > 0);
  }
}
