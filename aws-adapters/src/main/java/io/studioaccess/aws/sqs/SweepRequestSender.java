package io.studioaccess.aws.sqs;

import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.JsonWriter;
import io.studioaccess.reconciler.sweep.SweepRequest;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends requests to the sweeper's queue. */
public final class SweepRequestSender {
  private final SqsClient sqs;
  private final String queueUrl;
  private final JsonWriter json;

  public SweepRequestSender(SqsClient sqs, String queueUrl, JsonMapper mapper) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.json = new JsonWriter(mapper);
  }

  /**
   * Sends a request.
   *
   * @param delay at most 15 minutes, SQS's maximum
   */
  public void send(SweepRequest request, Duration delay) {
    sqs.sendMessage(
        send ->
            send.queueUrl(queueUrl)
                .messageBody(json.text(request.fields()))
                .delaySeconds(Math.toIntExact(delay.toSeconds())));
  }
}
