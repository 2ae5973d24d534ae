package io.studioaccess.sweep;

import io.studioaccess.reconcile.FoundProfile;
import java.time.Instant;

/** The ledger, read whole. */
public interface LedgerReader {

  Ledger read();

  /** Writes beside a decision what was made of it. */
  void answer(DecisionRow decision, String answer);

  /** Remembers that administrators were told who is held. */
  void heldToldAt(Instant when);

  /** Remembers what a sweep of everybody came to, for people. */
  void swept(LastSweep sweep);

  /** Spares a later sweep another look into a profile that is not ours. */
  void rememberForeign(FoundProfile profile, Instant modified);
}
