package io.studioaccess.sandbox.lambda;

import io.studioaccess.sandbox.cloudformation.template.QueueSource;
import io.studioaccess.sandbox.cloudformation.template.TemplateQueue;
import io.studioaccess.sandbox.sqs.Queues;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Feeds a function from a queue. It reads the queue's depth first, so that an idle queue costs no
 * calls.
 */
final class QueueMapping implements EventSourceMapping, Poller.Work {

  private static final int MAX_PER_RECEIVE = 10;

  private final LambdaFunction function;
  private final TemplateQueue queue;
  private final QueueSource source;
  private final Queues queues;
  private final SqsClient sqs;
  private final String region;
  private final Poller poller;

  QueueMapping(
      LambdaFunction function,
      TemplateQueue queue,
      QueueSource source,
      Queues queues,
      SqsClient sqs,
      String region) {
    this.function = function;
    this.queue = queue;
    this.source = source;
    this.queues = queues;
    this.sqs = sqs;
    this.region = region;
    // Lambda's pollers read the queue's attributes, too: a role without that right cannot have the
    // mapping.
    sqs.getQueueAttributes(request -> request.queueUrl(queue.url()));
    int threads = Math.min(function.concurrency(), source.maximumConcurrency());
    this.poller = Poller.start(queue.logicalId(), threads, this);
  }

  TemplateQueue queue() {
    return queue;
  }

  @Override
  public String source() {
    return queue.logicalId();
  }

  @Override
  public Poller poller() {
    return poller;
  }

  @Override
  public boolean waits() {
    return queues.offersWork(queue.name());
  }

  @Override
  public void round() throws InterruptedException {
    List<Message> batch = next();
    if (!batch.isEmpty()) {
      handle(batch);
    }
  }

  /** One poller after the other, so that no two go for the same message. */
  private synchronized List<Message> next() {
    return waits() ? receive() : List.of();
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(queue.url())
                    .maxNumberOfMessages(Math.min(source.batchSize(), MAX_PER_RECEIVE))
                    .waitTimeSeconds(0)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  /** A message that is not admitted stays where it is, as after a failed invocation. */
  private void handle(List<Message> received) throws InterruptedException {
    List<Message> batch = function.recursion().admit(received);
    if (batch.isEmpty()) {
      return;
    }
    TraceHeader trace = TraceHeader.joined(batch.stream().map(RecursionGuard::headerOf).toList());
    InvocationResult answer =
        function.invoke(SqsEvents.event(batch, queue.arn(), region, queues::sent), trace);
    List<Message> done =
        switch (answer) {
          case InvocationResult.Succeeded succeeded ->
              source.reportsBatchItemFailures()
                  ? SqsEvents.succeeded(batch, succeeded.payload())
                  : batch;
          case InvocationResult.Failed failed -> List.of();
        };
    if (!done.isEmpty()) {
      sqs.deleteMessageBatch(
          request ->
              request
                  .queueUrl(queue.url())
                  .entries(
                      done.stream()
                          .map(
                              message ->
                                  DeleteMessageBatchRequestEntry.builder()
                                      .id(message.messageId())
                                      .receiptHandle(message.receiptHandle())
                                      .build())
                          .toList()));
    }
  }
}
