package io.studioaccess.sweep;

import io.studioaccess.reconcile.FoundProfile;
import java.time.Instant;

/** The ledger, read whole. */
public interface LedgerReader {

  Ledger read();

  /** Spares a later sweep another look into a profile that is not ours. */
  void rememberForeign(FoundProfile profile, Instant modified);
}
