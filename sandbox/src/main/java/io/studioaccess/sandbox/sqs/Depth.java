package io.studioaccess.sandbox.sqs;

/**
 * How many messages a queue holds.
 *
 * @param visible may be received now
 * @param inFlight received, and neither deleted nor visible again
 * @param delayed not to be received before their time
 */
public record Depth(long visible, long inFlight, long delayed) {

  public long total() {
    return visible + inFlight + delayed;
  }
}
