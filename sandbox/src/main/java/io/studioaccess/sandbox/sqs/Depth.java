package io.studioaccess.sandbox.sqs;

/**
 * The number of messages in a queue.
 *
 * @param visible can be received now
 * @param inFlight received, and neither deleted nor visible again
 * @param delayed cannot be received yet
 */
public record Depth(long visible, long inFlight, long delayed) {

  public long total() {
    return visible + inFlight + delayed;
  }
}
