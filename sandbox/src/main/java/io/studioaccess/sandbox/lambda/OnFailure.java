package io.studioaccess.sandbox.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.sandbox.cloudformation.template.TemplateQueue;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Tells a queue, with the rights of the function's role, which records of a stream were given up;
 * as in AWS, not what was in them.
 */
record OnFailure(SqsClient sqs, TemplateQueue queue, String functionArn, Clock clock) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Why Lambda gives up. */
  enum Condition {
    RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"),
    RECORD_AGE_EXCEEDED("RecordAgeExceeded");

    private final String written;

    Condition(String written) {
      this.written = written;
    }
  }

  /**
   * @param threw whether the function itself failed, and did not merely report failures
   */
  void tell(StreamBatch batch, String streamArn, Condition condition, boolean threw) {
    ObjectNode message = JSON.createObjectNode();
    message
        .putObject("requestContext")
        .put("requestId", UUID.randomUUID().toString())
        .put("functionArn", functionArn)
        .put("condition", condition.written)
        .put("approximateInvokeCount", batch.invocations());
    ObjectNode response = message.putObject("responseContext");
    response.put("statusCode", 200).put("executedVersion", "$LATEST");
    if (threw) {
      response.put("functionError", "Unhandled");
    }
    message
        .put("version", "1.0")
        .put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    StreamBatch.Arrival first = batch.records().getFirst();
    StreamBatch.Arrival last = batch.records().getLast();
    message
        .putObject("DDBStreamBatchInfo")
        .put("shardId", batch.shardId())
        .put("startSequenceNumber", first.sequenceNumber())
        .put("endSequenceNumber", last.sequenceNumber())
        .put("approximateArrivalOfFirstRecord", seconds(first))
        .put("approximateArrivalOfLastRecord", seconds(last))
        .put("batchSize", batch.size())
        .put("streamArn", streamArn);
    sqs.sendMessage(request -> request.queueUrl(queue.url()).messageBody(message.toString()));
  }

  private static String seconds(StreamBatch.Arrival arrival) {
    return arrival.at().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
