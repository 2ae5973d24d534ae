package io.studioaccess.studioctl.deadletters;

import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.stack.Installation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * All dead letters of some queues. They are invisible to other consumers while this is open.
 * Closing it makes those visible again that were neither moved nor deleted; without a close, the
 * visibility timeout does.
 */
public final class ReceivedDeadLetters implements AutoCloseable {
  /** Visibility timeout: time to read the messages and answer the confirmation. */
  private static final int VISIBILITY_TIMEOUT_SECONDS = 300;

  /** SQS returns at most ten messages at a time, and may return fewer than there are. */
  private static final int BATCH = 10;

  private static final int MAX_EMPTY_RESPONSES = 3;

  private final SqsClient sqs;
  private final Installation stack;
  private final Map<String, DeadLetter> letters = new LinkedHashMap<>();

  private ReceivedDeadLetters(SqsClient sqs, Installation stack) {
    this.sqs = sqs;
    this.stack = stack;
  }

  public static ReceivedDeadLetters receive(
      SqsClient sqs, Installation stack, List<FunctionQueue> queues) {
    ReceivedDeadLetters received = new ReceivedDeadLetters(sqs, stack);
    try {
      queues.forEach(received::read);
      return received;
    } catch (RuntimeException e) {
      received.close();
      throw e;
    }
  }

  private void read(FunctionQueue queue) {
    int emptyResponses = 0;
    while (emptyResponses < MAX_EMPTY_RESPONSES) {
      List<Message> messages =
          sqs.receiveMessage(
                  receive ->
                      receive
                          .queueUrl(queue.deadLettersUrl(stack))
                          .maxNumberOfMessages(BATCH)
                          .visibilityTimeout(VISIBILITY_TIMEOUT_SECONDS)
                          .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                          .messageAttributeNames("All"))
              .messages();
      emptyResponses = messages.isEmpty() ? emptyResponses + 1 : 0;
      messages.forEach(message -> letters.put(message.messageId(), new DeadLetter(queue, message)));
    }
  }

  /** All letters, oldest first. */
  public List<DeadLetter> all() {
    List<DeadLetter> all = new ArrayList<>(letters.values());
    all.sort(Comparator.comparing(DeadLetter::sent).thenComparing(DeadLetter::id));
    return all;
  }

  /**
   * Finds the letter whose id has this prefix.
   *
   * @throws CommandException unless exactly one has it
   */
  DeadLetter find(String prefix) {
    List<DeadLetter> found =
        all().stream().filter(letter -> letter.id().startsWith(prefix)).toList();
    return switch (found.size()) {
      case 0 ->
          throw new CommandException(
              "No dead letter has an id that begins with %s. Run \"studioctl dlq list\" to see all ids."
                  .formatted(prefix));
      case 1 -> found.getFirst();
      default ->
          throw new CommandException(
              "%d dead letters have ids that begin with %s. Pass a longer prefix."
                  .formatted(found.size(), prefix));
    };
  }

  /**
   * Sends the letter back to the function's queue, then deletes it from the dead-letter queue. A
   * crash in between leaves it in both, which is harmless: handling a message twice changes
   * nothing.
   */
  void redrive(DeadLetter letter) {
    sqs.sendMessage(
        send -> send.queueUrl(letter.queue().url(stack)).messageBody(letter.message().body()));
    drop(letter);
  }

  void drop(DeadLetter letter) {
    sqs.deleteMessage(
        delete ->
            delete
                .queueUrl(letter.queue().deadLettersUrl(stack))
                .receiptHandle(letter.message().receiptHandle()));
    letters.remove(letter.id());
  }

  @Override
  public void close() {
    letters.values().forEach(this::makeVisible);
  }

  private void makeVisible(DeadLetter letter) {
    try {
      sqs.changeMessageVisibility(
          change ->
              change
                  .queueUrl(letter.queue().deadLettersUrl(stack))
                  .receiptHandle(letter.message().receiptHandle())
                  .visibilityTimeout(0));
    } catch (SqsException e) {
      // It is already visible again, or will be within five minutes.
    }
  }
}
