package io.studioaccess.aws.sqs;

import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.JsonWriter;
import io.studioaccess.reconciler.reconcile.ReconcileQueues;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The two functions' queues on SQS. */
public final class SqsReconcileQueues implements ReconcileQueues {
  private final SqsClient sqs;
  private final String mine;
  private final String theOthers;
  private final JsonWriter json;

  public SqsReconcileQueues(SqsClient sqs, String mine, String theOthers, JsonMapper mapper) {
    this.sqs = sqs;
    this.mine = mine;
    this.theOthers = theOthers;
    this.json = new JsonWriter(mapper);
  }

  @Override
  public void requeue(ReconcileRequest message, Duration delay) {
    send(mine, message, delay);
  }

  @Override
  public void handOver(ReconcileRequest message, Duration delay) {
    send(theOthers, message, delay);
  }

  private void send(String queueUrl, ReconcileRequest message, Duration delay) {
    sqs.sendMessage(
        send ->
            send.queueUrl(queueUrl)
                .messageBody(json.text(message.fields()))
                .delaySeconds(Math.toIntExact(delay.toSeconds())));
  }
}
