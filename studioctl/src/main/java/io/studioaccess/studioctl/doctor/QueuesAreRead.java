package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.console.Pause;
import io.studioaccess.studioctl.console.Problem;
import io.studioaccess.studioctl.deadletters.FunctionQueue;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A queue that is read has no visible messages, or some in flight beside them. One that had visible
 * ones and none in flight twice, with a while in between that is long for Lambda, is not read.
 */
@Singleton
final class QueuesAreRead implements Check {
  private static final Duration A_WHILE = Duration.ofSeconds(10);

  private final StackQueues queues;
  private final Installation stack;
  private final Pause pause;

  QueuesAreRead(StackQueues queues, Installation stack, Pause pause) {
    this.queues = queues;
    this.stack = stack;
    this.pause = pause;
  }

  @Override
  public List<Finding> findings() {
    List<FunctionQueue> standing =
        Stream.of(FunctionQueue.values()).filter(queue -> stands(queues.depth(queue))).toList();
    if (standing.isEmpty()) {
      return List.of();
    }
    rest();
    return standing.stream()
        .filter(queue -> stands(queues.depth(queue)))
        .map(this::finding)
        .toList();
  }

  static boolean stands(StackQueues.Depth depth) {
    return depth.visible() > 0 && depth.inFlight() == 0;
  }

  private Finding finding(FunctionQueue queue) {
    String function = stack.output(queue + "FunctionName");
    return Finding.fault(
        "messages wait in the %s's queue and nobody takes any".formatted(queue),
        "aws lambda list-event-source-mappings --region %s --function-name %s:live shows its State; aws lambda update-event-source-mapping --uuid UUID --enabled if it is Disabled"
            .formatted(stack.region(), function));
  }

  private void rest() {
    try {
      pause.last(A_WHILE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem("Interrupted.", e);
    }
  }
}
