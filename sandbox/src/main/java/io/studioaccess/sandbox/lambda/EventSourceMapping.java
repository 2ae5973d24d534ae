package io.studioaccess.sandbox.lambda;

import io.studioaccess.sandbox.queues.Queues;
import io.studioaccess.sandbox.template.QueueSource;
import io.studioaccess.sandbox.template.TemplateQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Feeds a function from a queue, with the rights of the function's role. It looks at the queue's
 * depth first, so that an idle queue costs no calls.
 */
final class EventSourceMapping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventSourceMapping.class);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_PER_RECEIVE = 10;

  private final LambdaFunction function;
  private final TemplateQueue queue;
  private final QueueSource source;
  private final Queues queues;
  private final SqsClient sqs;
  private final String region;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicLong rounds = new AtomicLong();
  private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();
  private final List<Thread> pollers;
  private volatile boolean closed;

  EventSourceMapping(
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
    this.pollers =
        IntStream.range(0, Math.min(function.concurrency(), source.maximumConcurrency()))
            .mapToObj(
                number ->
                    Thread.ofVirtual()
                        .name(queue.logicalId() + " poller " + number)
                        .start(this::poll))
            .toList();
  }

  TemplateQueue queue() {
    return queue;
  }

  boolean isBusy() {
    return underWay.get() > 0;
  }

  /** Grows with every batch that ended. */
  long rounds() {
    return rounds.get();
  }

  /** Why the last round failed, if it did for a reason that lies outside the function. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble.get());
  }

  private void poll() {
    while (!closed) {
      try {
        if (queues.depth(queue.name()).visible() > 0) {
          round();
        } else {
          Thread.sleep(PAUSE);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        stumbled(e);
      }
    }
  }

  private void stumbled(RuntimeException reason) {
    if (!closed) {
      trouble.set(String.valueOf(reason.getMessage()));
      LOG.warn("An event source mapping stumbled: {}", reason.toString());
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void round() throws InterruptedException {
    underWay.incrementAndGet();
    try {
      List<Message> batch = receive();
      if (!batch.isEmpty()) {
        handle(batch);
      }
      trouble.set(null);
    } finally {
      rounds.incrementAndGet();
      underWay.decrementAndGet();
    }
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(queue.url())
                    .maxNumberOfMessages(Math.min(source.batchSize(), MOST_PER_RECEIVE))
                    .waitTimeSeconds(0)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  private void handle(List<Message> batch) throws InterruptedException {
    Answer answer = function.invoke(SqsEvents.event(batch, queue.arn(), region, queues::sent));
    List<Message> done =
        switch (answer) {
          case Answer.Succeeded succeeded ->
              source.reportsBatchItemFailures()
                  ? SqsEvents.succeeded(batch, succeeded.payload())
                  : batch;
          case Answer.Failed failed -> List.of();
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

  @Override
  public void close() {
    closed = true;
    for (Thread poller : pollers) {
      poller.interrupt();
      try {
        poller.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
