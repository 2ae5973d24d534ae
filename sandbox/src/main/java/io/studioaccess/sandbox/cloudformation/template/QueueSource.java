package io.studioaccess.sandbox.cloudformation.template;

/**
 * An SQS event source mapping.
 *
 * @param reportsBatchItemFailures whether the response names the records to retry; otherwise the
 *     batch succeeds or fails as a whole
 * @param maximumConcurrency how many batches may be in progress at once
 */
public record QueueSource(
    String queueArn, int batchSize, boolean reportsBatchItemFailures, int maximumConcurrency)
    implements EventSource {}
