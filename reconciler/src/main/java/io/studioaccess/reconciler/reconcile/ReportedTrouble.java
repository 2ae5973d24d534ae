package io.studioaccess.reconciler.reconcile;

/** The trouble that any function reported within the last day. */
public interface ReportedTrouble {
  /**
   * Claims the right to report the trouble now. The claim of a caller that crashes before {@link
   * #markReported} expires after some minutes.
   *
   * @return false if it was reported within the last day, or another caller has claimed it
   */
  boolean claim(String trouble);

  /** Releases the claim: the trouble was not reported. */
  void release(String trouble);

  /** Records that the trouble was reported. It is not reported again for a day. */
  void markReported(String trouble);
}
