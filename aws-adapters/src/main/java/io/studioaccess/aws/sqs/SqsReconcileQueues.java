package io.studioaccess.aws.sqs;

import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.JsonWriter;
import io.studioaccess.reconciler.reconcile.ReconcileQueues;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SQS queues of the provisioner and the deprovisioner. */
public final class SqsReconcileQueues implements ReconcileQueues {
  private final SqsClient sqs;
  private final String ownQueue;
  private final String otherQueue;
  private final JsonWriter json;

  public SqsReconcileQueues(SqsClient sqs, String ownQueue, String otherQueue, JsonMapper mapper) {
    this.sqs = sqs;
    this.ownQueue = ownQueue;
    this.otherQueue = otherQueue;
    this.json = new JsonWriter(mapper);
  }

  @Override
  public void requeue(ReconcileRequest request, Duration delay) {
    send(ownQueue, request, delay);
  }

  @Override
  public void handOver(ReconcileRequest request, Duration delay) {
    send(otherQueue, request, delay);
  }

  private void send(String queueUrl, ReconcileRequest request, Duration delay) {
    sqs.sendMessage(
        send ->
            send.queueUrl(queueUrl)
                .messageBody(json.text(request.fields()))
                .delaySeconds(Math.toIntExact(delay.toSeconds())));
  }
}
