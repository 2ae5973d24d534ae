package io.studioaccess.studioctl.sweep;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.studioctl.plan.StateText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many profiles are in a state after a sweep.
 *
 * @param state the ledger's state, {@value #HELD} or {@value #NONE}
 */
record ProfileCount(String state, int profiles) {
  private static final String HELD = "HELD";

  /** Users without a profile. */
  private static final String NONE = "NONE";

  static List<ProfileCount> of(Set<UserId> users, LedgerSnapshot ledger) {
    Map<String, Integer> counts = new TreeMap<>();
    for (UserId user : users) {
      Map<?, ProfileRecord> profiles = ledger.recordOf(user).profiles();
      profiles.values().forEach(profile -> counts.merge(state(profile), 1, Integer::sum));
      if (profiles.isEmpty()) {
        counts.merge(NONE, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .map(count -> new ProfileCount(count.getKey(), count.getValue()))
        .toList();
  }

  private static String state(ProfileRecord profile) {
    return profile.hold().filter(hold -> !hold.rejected()).isPresent()
        ? HELD
        : profile.state().name();
  }

  /** For people. */
  String word() {
    return switch (state) {
      case HELD -> StateText.HELD;
      case NONE -> StateText.NONE;
      default -> StateText.of(ProfileRecord.State.valueOf(state));
    };
  }
}
