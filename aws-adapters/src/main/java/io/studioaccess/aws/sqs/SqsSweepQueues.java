package io.studioaccess.aws.sqs;

import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.AwsErrors;
import io.studioaccess.aws.client.JsonWriter;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.reconciler.sweep.SweepRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** The SQS queues of the three functions. Requests are sent in batches of ten. */
public final class SqsSweepQueues implements SweepQueues {
  /** SendMessageBatch accepts at most ten entries. */
  private static final int BATCH = 10;

  private final SqsClient sqs;
  private final String provisionerQueue;
  private final String deprovisionerQueue;
  private final SweepRequestSender sweeper;
  private final JsonWriter json;

  public SqsSweepQueues(
      SqsClient sqs,
      String provisionerQueue,
      String deprovisionerQueue,
      String sweeperQueue,
      JsonMapper mapper) {
    this.sqs = sqs;
    this.provisionerQueue = provisionerQueue;
    this.deprovisionerQueue = deprovisionerQueue;
    this.sweeper = new SweepRequestSender(sqs, sweeperQueue, mapper);
    this.json = new JsonWriter(mapper);
  }

  @Override
  public void request(List<ReconcileRequest> requests, Direction direction) {
    String queueUrl = direction == Direction.GRANT ? provisionerQueue : deprovisionerQueue;
    for (int from = 0; from < requests.size(); from += BATCH) {
      send(requests.subList(from, Math.min(from + BATCH, requests.size())), queueUrl);
    }
  }

  private void send(List<ReconcileRequest> requests, String queueUrl) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (ReconcileRequest request : requests) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .messageBody(json.text(request.fields()))
              .build());
    }
    SendMessageBatchResponse response =
        sqs.sendMessageBatch(send -> send.queueUrl(queueUrl).entries(entries));
    if (response.hasFailed() && !response.failed().isEmpty()) {
      BatchResultErrorEntry first = response.failed().getFirst();
      throw AwsErrors.ofEntry(
          String.valueOf(first.code()),
          "SQS refused %d of %d messages: %s"
              .formatted(response.failed().size(), entries.size(), response.failed()),
          Boolean.TRUE.equals(first.senderFault()));
    }
  }

  @Override
  public void requeue(SweepRequest request, Duration delay) {
    sweeper.send(request, delay);
  }
}
