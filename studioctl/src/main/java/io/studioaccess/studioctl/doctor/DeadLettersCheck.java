package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.deadletters.FunctionQueue;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

@Singleton
final class DeadLettersCheck implements Check {
  private final StackQueues queues;

  DeadLettersCheck(StackQueues queues) {
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
                "%s in the dead-letter queue of the %s"
                    .formatted(Quantity.of(count, "message"), queue),
                "run studioctl dlq list"));
  }
}
