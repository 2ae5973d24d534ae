package io.studioaccess.aws.sqs;

import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.JsonWriter;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.reconciler.sweep.SweepRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** The queues of the three functions on SQS, ten users a call. */
public final class SqsSweepQueues implements SweepQueues {
  /** SendMessageBatch takes at most ten entries. */
  private static final int BATCH = 10;

  private final SqsClient sqs;
  private final String provisioners;
  private final String deprovisioners;
  private final String mine;
  private final JsonWriter json;

  public SqsSweepQueues(
      SqsClient sqs, String provisioners, String deprovisioners, String mine, JsonMapper mapper) {
    this.sqs = sqs;
    this.provisioners = provisioners;
    this.deprovisioners = deprovisioners;
    this.mine = mine;
    this.json = new JsonWriter(mapper);
  }

  @Override
  public void request(List<ReconcileRequest> users, Direction direction) {
    String queueUrl = direction == Direction.GRANT ? provisioners : deprovisioners;
    for (int from = 0; from < users.size(); from += BATCH) {
      send(users.subList(from, Math.min(from + BATCH, users.size())), queueUrl);
    }
  }

  private void send(List<ReconcileRequest> users, String queueUrl) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
    for (ReconcileRequest user : users) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .messageBody(json.text(user.fields()))
              .build());
    }
    SendMessageBatchResponse response =
        sqs.sendMessageBatch(send -> send.queueUrl(queueUrl).entries(entries));
    if (response.hasFailed() && !response.failed().isEmpty()) {
      throw new IllegalStateException(
          "SQS refused %d of %d messages: %s"
              .formatted(response.failed().size(), entries.size(), response.failed()));
    }
  }

  @Override
  public void requeue(SweepRequest request, Duration delay) {
    sqs.sendMessage(
        send ->
            send.queueUrl(mine)
                .messageBody(json.text(request.fields()))
                .delaySeconds(Math.toIntExact(delay.toSeconds())));
  }
}
