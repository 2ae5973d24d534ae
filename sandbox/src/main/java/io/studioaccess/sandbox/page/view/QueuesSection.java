package io.studioaccess.sandbox.page.view;

import io.studioaccess.sandbox.cloudformation.template.TemplateQueue;
import io.studioaccess.sandbox.sqs.Depth;
import io.studioaccess.sandbox.stack.Sandbox;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The depths of the queues, and which functions run. */
record QueuesSection(Sandbox sandbox) implements Section {

  record Queues(List<QueueView> queues, List<String> running) {}

  /**
   * @param isDeadLetters whether it is another queue's dead-letter queue
   */
  record QueueView(String id, long visible, long inFlight, long delayed, boolean isDeadLetters) {}

  @Override
  public Queues read() {
    Collection<TemplateQueue> all = sandbox.template().queues().values();
    Set<String> deadLetterArns =
        all.stream()
            .flatMap(queue -> queue.redrive().stream())
            .map(TemplateQueue.Redrive::deadLetterArn)
            .collect(Collectors.toSet());
    Set<String> deadLetters =
        all.stream()
            .filter(queue -> deadLetterArns.contains(queue.arn()))
            .map(TemplateQueue::logicalId)
            .collect(Collectors.toSet());
    return new Queues(
        sandbox.depths().entrySet().stream()
            .map(
                queue ->
                    view(queue.getKey(), queue.getValue(), deadLetters.contains(queue.getKey())))
            .toList(),
        sandbox.running());
  }

  private static QueueView view(String id, Depth depth, boolean isDeadLetters) {
    return new QueueView(id, depth.visible(), depth.inFlight(), depth.delayed(), isDeadLetters);
  }
}
