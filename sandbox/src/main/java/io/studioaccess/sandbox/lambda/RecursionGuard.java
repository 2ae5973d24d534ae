package io.studioaccess.sandbox.lambda;

import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Lambda's recursive loop detection: a function that reaches itself through SQS is not invoked
 * again after 16 invocations in one chain, unless its {@code RecursiveLoop} is {@code Allow}. The
 * refused message returns to its queue.
 */
final class RecursionGuard {

  /** AWS documents "approximately 16". */
  static final int MAX_INVOCATIONS = 16;

  private final TemplateFunction function;
  private final LongAdder dropped = new LongAdder();

  RecursionGuard(TemplateFunction function) {
    this.function = function;
  }

  /** The trace header with which the message came. */
  static TraceHeader headerOf(Message message) {
    String header = message.attributes().get(MessageSystemAttributeName.AWS_TRACE_HEADER);
    return header == null ? TraceHeader.first() : TraceHeader.parse(header);
  }

  /** The messages that may invoke the function. The others are counted as dropped. */
  List<Message> admit(List<Message> batch) {
    List<Message> admitted = batch.stream().filter(this::isAdmitted).toList();
    dropped.add(batch.size() - admitted.size());
    return admitted;
  }

  private boolean isAdmitted(Message message) {
    return function.recursionAllowed()
        || headerOf(message).invocationsOf(function.arn()) < MAX_INVOCATIONS;
  }

  /** The sum of CloudWatch's metric {@code RecursiveInvocationsDropped}. */
  long dropped() {
    return dropped.sum();
  }
}
