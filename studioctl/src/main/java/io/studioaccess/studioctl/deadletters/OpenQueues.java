package io.studioaccess.studioctl.deadletters;

import io.studioaccess.studioctl.console.Problem;
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
 * All dead letters, taken out of everybody else's sight for as long as this is open. Closing it
 * puts back at once what was neither moved nor dropped; if nobody closes it, time does.
 */
final class OpenQueues implements AutoCloseable {
  /** Time to read and to be asked. */
  private static final int HIDDEN_SECONDS = 300;

  /** SQS gives at most ten at a time, and may give fewer than there are. */
  private static final int BATCH = 10;

  private static final int EMPTY_ANSWERS_IN_A_ROW = 3;

  private final SqsClient sqs;
  private final Installation stack;
  private final Map<String, DeadLetter> letters = new LinkedHashMap<>();

  private OpenQueues(SqsClient sqs, Installation stack) {
    this.sqs = sqs;
    this.stack = stack;
  }

  static OpenQueues open(SqsClient sqs, Installation stack, List<FunctionQueue> queues) {
    OpenQueues open = new OpenQueues(sqs, stack);
    try {
      queues.forEach(open::read);
      return open;
    } catch (RuntimeException e) {
      open.close();
      throw e;
    }
  }

  private void read(FunctionQueue queue) {
    int empty = 0;
    while (empty < EMPTY_ANSWERS_IN_A_ROW) {
      List<Message> messages =
          sqs.receiveMessage(
                  receive ->
                      receive
                          .queueUrl(queue.deadLettersUrl(stack))
                          .maxNumberOfMessages(BATCH)
                          .visibilityTimeout(HIDDEN_SECONDS)
                          .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                          .messageAttributeNames("All"))
              .messages();
      empty = messages.isEmpty() ? empty + 1 : 0;
      messages.forEach(message -> letters.put(message.messageId(), new DeadLetter(queue, message)));
    }
  }

  /** Who has lain there longest comes first. */
  List<DeadLetter> all() {
    List<DeadLetter> all = new ArrayList<>(letters.values());
    all.sort(Comparator.comparing(DeadLetter::sent).thenComparing(DeadLetter::id));
    return all;
  }

  /**
   * The message whose id begins so.
   *
   * @throws Problem if none or several do
   */
  DeadLetter find(String beginning) {
    List<DeadLetter> found =
        all().stream().filter(letter -> letter.id().startsWith(beginning)).toList();
    return switch (found.size()) {
      case 0 ->
          throw new Problem(
              "No dead letter's id begins with %s. \"studioctl dlq list\" shows them."
                  .formatted(beginning));
      case 1 -> found.getFirst();
      default ->
          throw new Problem(
              "%d dead letters' ids begin with %s: say more of it."
                  .formatted(found.size(), beginning));
    };
  }

  /**
   * Sends it to the function again, and then deletes it here. Whoever dies in between leaves it in
   * both queues, which does no harm: a message only says whom to look at.
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
    letters.values().forEach(this::putBack);
  }

  private void putBack(DeadLetter letter) {
    try {
      sqs.changeMessageVisibility(
          change ->
              change
                  .queueUrl(letter.queue().deadLettersUrl(stack))
                  .receiptHandle(letter.message().receiptHandle())
                  .visibilityTimeout(0));
    } catch (SqsException e) {
      // It is visible again already, or will be in some minutes.
    }
  }
}
