package io.studioaccess.sandbox.cloudformation.template;

/**
 * An SQS event source mapping.
 *
 * @param reportsBatchItemFailures the answer names the records to try again; otherwise the batch
 *     succeeds or fails as one
 * @param maximumConcurrency how many batches may be under way at once
 */
public record QueueSource(
    String queueArn, int batchSize, boolean reportsBatchItemFailures, int maximumConcurrency)
    implements EventSource {}
