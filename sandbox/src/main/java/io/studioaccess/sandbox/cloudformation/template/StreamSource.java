package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An event source mapping that reads a table's stream.
 *
 * @param batchSize records at most in one invocation
 * @param reportsBatchItemFailures the answer may name the first record to try again; otherwise the
 *     batch succeeds or fails as one
 * @param bisects a batch that failed is tried again in two halves
 * @param maximumRetryAttempts of a batch; empty: until its records are too old
 * @param maximumRecordAge how old a record gets before it is given up
 * @param onFailureArn the queue that hears of what was given up
 */
public record StreamSource(
    String streamArn,
    int batchSize,
    boolean reportsBatchItemFailures,
    boolean bisects,
    OptionalInt maximumRetryAttempts,
    Duration maximumRecordAge,
    Optional<String> onFailureArn)
    implements EventSource {}
