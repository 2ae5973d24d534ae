package io.studioaccess.reconciler.reconcile;

/** Trouble that was reported lately, by any function. */
public interface ReportedTrouble {
  /**
   * Claims the right to report it now. The claim of a caller that dies before {@link #markReported}
   * expires after some minutes.
   *
   * @return false if it was reported within a day, or another caller is about to
   */
  boolean claim(String trouble);

  /** Gives up the claim: it was not reported. */
  void release(String trouble);

  /** It need not be reported again for a day. */
  void markReported(String trouble);
}
