package io.studioaccess.reconciler.sweep;

/** Reads the whole ledger. */
@FunctionalInterface
public interface LedgerReader {
  LedgerSnapshot read();
}
