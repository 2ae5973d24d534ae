package io.studioaccess.bench;

import java.time.Duration;
import java.util.Optional;

/**
 * What a burst of joins cost.
 *
 * @param functionTime what Lambda would bill: the sum of all invocations, without the start of a
 *     process
 * @param cpuTime processor time of the function's processes, including their start
 * @param profilesAfter until the last profile was created
 * @param grantedAfter until the last grant was reported; empty for a function that reports nothing
 * @param failed messages that were returned to the queue after a failure, and count towards the
 *     dead-letter queue
 * @param outOfTime messages that the invocation had no time to handle
 * @param lost users without a profile at the end
 */
record JoinsResult(
    String name,
    int joins,
    Duration functionTime,
    Duration cpuTime,
    Duration profilesAfter,
    Optional<Duration> grantedAfter,
    long invocations,
    long calls,
    long throttledCalls,
    long messagesSent,
    long failed,
    long outOfTime,
    int lost) {}
