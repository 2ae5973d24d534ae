package io.studioaccess.sandbox.page.control;

import io.studioaccess.sandbox.cloudformation.template.TemplateQueue;
import io.studioaccess.sandbox.stack.Sandbox;
import java.util.List;
import java.util.Map;

/** Shows the messages of a queue, and moves dead letters back. */
final class QueueControls {
  private final Sandbox sandbox;

  QueueControls(Target target) {
    this.sandbox = target.sandbox();
  }

  void addTo(Map<String, Control> controls) {
    controls.put("queues/messages", this::messages);
    controls.put("queues/redrive", this::redrive);
  }

  private Object messages(Body request) {
    return Map.of("messages", sandbox.peek(queue(request).logicalId()));
  }

  /** Moves all dead letters to the queue that they came from. */
  private Object redrive(Body request) {
    TemplateQueue deadLetters = queue(request);
    TemplateQueue source =
        sandbox.template().queues().values().stream()
            .filter(
                queue ->
                    queue
                        .redrive()
                        .filter(redrive -> redrive.deadLetterArn().equals(deadLetters.arn()))
                        .isPresent())
            .findFirst()
            .orElseThrow(
                () ->
                    new ControlException(
                        "queue: %s is no dead-letter queue".formatted(deadLetters.logicalId())));
    List<String> bodies = sandbox.peek(deadLetters.logicalId());
    sandbox.queues().purge(deadLetters.name());
    bodies.forEach(body -> sandbox.queues().send(source.name(), body));
    return Map.of("moved", bodies.size(), "to", source.logicalId());
  }

  private TemplateQueue queue(Body request) {
    String id = request.text("queue");
    TemplateQueue queue = sandbox.template().queues().get(id);
    if (queue == null) {
      throw new ControlException(
          "queue: expected one of %s, found %s"
              .formatted(sandbox.template().queues().keySet(), id));
    }
    return queue;
  }
}
