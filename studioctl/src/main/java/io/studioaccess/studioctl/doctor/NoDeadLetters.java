package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.console.Count;
import io.studioaccess.studioctl.deadletters.FunctionQueue;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

@Singleton
final class NoDeadLetters implements Check {
  private final StackQueues queues;

  NoDeadLetters(StackQueues queues) {
    this.queues = queues;
  }

  @Override
  public List<Finding> findings() {
    return Stream.of(FunctionQueue.values()).flatMap(queue -> finding(queue).stream()).toList();
  }

  private Optional<Finding> finding(FunctionQueue queue) {
    int count = queues.deadLetters(queue);
    return count == 0
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                "%s could not be handled by the %s".formatted(Count.of(count, "message"), queue),
                "studioctl dlq list"));
  }
}
