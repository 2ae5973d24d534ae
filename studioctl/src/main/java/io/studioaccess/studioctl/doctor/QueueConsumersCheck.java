package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Sleeper;
import io.studioaccess.studioctl.deadletters.FunctionQueue;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Detects queues without a consumer. A queue that a function reads has no visible messages, or some
 * in flight beside them. A queue with visible messages and none in flight, twice within ten
 * seconds, has no consumer: ten seconds are long for Lambda's pollers.
 */
@Singleton
final class QueueConsumersCheck implements Check {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final StackQueues queues;
  private final Installation stack;
  private final Sleeper sleeper;

  QueueConsumersCheck(StackQueues queues, Installation stack, Sleeper sleeper) {
    this.queues = queues;
    this.stack = stack;
    this.sleeper = sleeper;
  }

  @Override
  public List<Finding> findings() {
    List<FunctionQueue> idle =
        Stream.of(FunctionQueue.values())
            .filter(queue -> hasNoConsumer(queues.depth(queue)))
            .toList();
    if (idle.isEmpty()) {
      return List.of();
    }
    sleep();
    return idle.stream()
        .filter(queue -> hasNoConsumer(queues.depth(queue)))
        .map(this::finding)
        .toList();
  }

  static boolean hasNoConsumer(StackQueues.Depth depth) {
    return depth.visible() > 0 && depth.inFlight() == 0;
  }

  private Finding finding(FunctionQueue queue) {
    String function = stack.output(queue + "FunctionName");
    return Finding.fault(
        "the %s does not read its queue: messages are visible and none is in flight"
            .formatted(queue),
        "get State with aws lambda list-event-source-mappings --region %s --function-name %s:live; if it is Disabled, run aws lambda update-event-source-mapping --uuid UUID --enabled"
            .formatted(stack.region(), function));
  }

  private void sleep() {
    try {
      sleeper.sleep(INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("Interrupted.", e);
    }
  }
}
