package io.studioaccess.sandbox.lambda;

import io.studioaccess.sandbox.cloudformation.template.StreamSource;
import io.studioaccess.sandbox.cloudformation.template.TemplateTable;
import io.studioaccess.sandbox.dynamodb.Writes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Feeds a function from a table's stream, one batch after the other. It asks the stream only after
 * the table may have changed, so that an idle table costs no calls.
 *
 * <p>A batch that gets shorter, because its first records are done or because it is cut in two, is
 * tried again at once, and that is no retry. Otherwise it waits on the sandbox's clock, longer each
 * time, and holds up all that comes after it.
 */
final class StreamMapping implements EventSourceMapping, Poller.Work {

  private static final Logger LOG = LoggerFactory.getLogger(StreamMapping.class);
  private static final int LONGEST_WAIT = 6;
  private static final long NEVER = -1;

  private final LambdaFunction function;
  private final TemplateTable table;
  private final StreamSource source;
  private final StreamReader reader;
  private final Optional<OnFailure> onFailure;
  private final Writes writes;
  private final Clock clock;
  private final String region;
  private final Deque<StreamBatch> batches = new ConcurrentLinkedDeque<>();
  private volatile long readUpTo = NEVER;
  private final Poller poller;

  StreamMapping(
      LambdaFunction function,
      TemplateTable table,
      StreamSource source,
      DynamoDbStreamsClient streams,
      Optional<OnFailure> onFailure,
      Writes writes,
      Clock clock,
      String region) {
    this.function = function;
    this.table = table;
    this.source = source;
    this.onFailure = onFailure;
    this.writes = writes;
    this.clock = clock;
    this.region = region;
    this.reader = new StreamReader(streams, source.streamArn());
    this.poller = Poller.start(table.logicalId(), 1, this);
  }

  @Override
  public String source() {
    return table.logicalId();
  }

  @Override
  public Poller poller() {
    return poller;
  }

  /** The batch that waits for its next try. */
  Optional<StreamBatch> waiting() {
    return Optional.ofNullable(batches.peek());
  }

  @Override
  public boolean waits() {
    StreamBatch next = batches.peek();
    return next == null
        ? writes.to(table.name()) != readUpTo
        : !next.due().isAfter(clock.instant());
  }

  @Override
  public void round() throws InterruptedException {
    if (batches.isEmpty()) {
      long before = writes.to(table.name());
      Optional<StreamReader.Read> read = reader.next(source.batchSize());
      if (read.isEmpty()) {
        readUpTo = before;
        return;
      }
      batches.push(StreamBatch.of(read.get(), clock.instant()));
    }
    StreamBatch batch = batches.element();
    List<StreamBatch> left = handle(batch);
    // Only now, so that what fails halfway is done again.
    batches.remove(batch);
    left.reversed().forEach(batches::push);
  }

  /** What is left to be done of it. */
  private List<StreamBatch> handle(StreamBatch batch) throws InterruptedException {
    int old = tooOld(batch);
    if (old > 0) {
      giveUp(batch.part(0, old), OnFailure.Condition.RECORD_AGE_EXCEEDED, false);
      return old == batch.size() ? List.of() : List.of(batch.part(old, batch.size()));
    }
    InvocationResult answer =
        function.invoke(DynamoDbEvents.event(batch, source.streamArn(), region));
    int done =
        switch (answer) {
          case InvocationResult.Succeeded succeeded ->
              source.reportsBatchItemFailures()
                  ? DynamoDbEvents.done(batch, succeeded.payload())
                  : batch.size();
          case InvocationResult.Failed failed -> 0;
        };
    return done == batch.size()
        ? List.of()
        : afterFailure(batch.invoked(), done, answer instanceof InvocationResult.Failed);
  }

  private List<StreamBatch> afterFailure(StreamBatch batch, int done, boolean threw) {
    if (done > 0) {
      return List.of(batch.part(done, batch.size()));
    }
    if (source.bisects() && batch.size() > 1) {
      int half = batch.size() / 2;
      return List.of(batch.part(0, half), batch.part(half, batch.size()));
    }
    if (source.maximumRetryAttempts().orElse(Integer.MAX_VALUE) <= batch.retries()) {
      giveUp(batch, OnFailure.Condition.RETRY_ATTEMPTS_EXHAUSTED, threw);
      return List.of();
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(batch.retries(), LONGEST_WAIT));
    return List.of(batch.retriedAt(clock.instant().plus(pause)));
  }

  private int tooOld(StreamBatch batch) {
    Instant oldest = clock.instant().minus(source.maximumRecordAge());
    return (int) batch.records().stream().filter(record -> record.at().isBefore(oldest)).count();
  }

  private void giveUp(StreamBatch batch, OnFailure.Condition condition, boolean threw) {
    LOG.warn("{} records of {} are given up: {}", batch.size(), table.logicalId(), condition);
    onFailure.ifPresent(queue -> queue.tell(batch, source.streamArn(), condition, threw));
  }
}
