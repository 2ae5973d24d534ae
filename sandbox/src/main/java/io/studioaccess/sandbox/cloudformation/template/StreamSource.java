package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An event source mapping that reads a table's stream.
 *
 * @param batchSize the maximum number of records per invocation
 * @param reportsBatchItemFailures whether the response may name the first record to retry;
 *     otherwise the batch succeeds or fails as a whole
 * @param bisects whether a failed batch is retried in two halves
 * @param maximumRetryAttempts per batch; empty: until its records are too old
 * @param maximumRecordAge the age at which a record is discarded
 * @param onFailureArn the queue that is notified of discarded records
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
