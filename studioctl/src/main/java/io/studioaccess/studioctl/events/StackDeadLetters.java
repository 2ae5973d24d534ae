package io.studioaccess.studioctl.events;

import io.studioaccess.studioctl.deadletters.DeadLetter;
import io.studioaccess.studioctl.deadletters.FunctionQueue;
import io.studioaccess.studioctl.deadletters.ReceivedDeadLetters;
import io.studioaccess.studioctl.events.Entry.DeadLetterIn;
import io.studioaccess.studioctl.stack.Installation;
import io.studioaccess.studioctl.status.QueueDepth;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The dead-letter queues of the stack. */
@Singleton
final class StackDeadLetters implements NewDeadLetters.Source {
  private final SqsClient sqs;
  private final Installation stack;

  StackDeadLetters(SqsClient sqs, Installation stack) {
    this.sqs = sqs;
    this.stack = stack;
  }

  @Override
  public int number(FunctionQueue queue) {
    return QueueDepth.of(sqs, queue.deadLettersUrl(stack)).total();
  }

  @Override
  public List<DeadLetterIn> read(FunctionQueue queue) {
    try (ReceivedDeadLetters received = ReceivedDeadLetters.receive(sqs, stack, List.of(queue))) {
      return received.all().stream().map(StackDeadLetters::entry).toList();
    }
  }

  private static DeadLetterIn entry(DeadLetter letter) {
    return new DeadLetterIn(
        letter.queue().toString(),
        letter.id(),
        letter.sent(),
        letter.about(),
        letter.reason(),
        letter.message().body());
  }
}
