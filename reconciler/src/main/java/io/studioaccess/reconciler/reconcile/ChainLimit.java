package io.studioaccess.reconciler.reconcile;

/**
 * How many messages in a row the functions may send about one user, or about one sweep. Lambda's
 * own limit of 16 is off for the functions ({@code RecursiveLoop}), because a teardown may take
 * days. This one is far above any sane chain and ends one that would never end by itself.
 */
public final class ChainLimit {

  /**
   * At the longest delay of 15 minutes, ten days. A chain that never waits longer than the shortest
   * delay of five seconds ends after an hour and a half.
   */
  public static final int LINKS = 1_000;

  private ChainLimit() {}

  /** The links of a message, which may be any number: at least 0, at most one too many. */
  public static int links(long number) {
    return Math.clamp(number, 0, LINKS + 1);
  }

  /**
   * Whether a message of the chain may be sent.
   *
   * @param links how many came before it
   */
  public static boolean admits(int links) {
    return links <= LINKS;
  }
}
