package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * SQS with policies, of which the backend knows nothing. They are answered and taken where a call
 * is about the policy alone.
 */
record PolicedQueues(AwsService backend, Policies policies) implements AwsService {
  private static final String POLICY = "Policy";

  @Override
  public String name() {
    return backend.name();
  }

  @Override
  public Understood understand(String operation, Incoming incoming, Caller caller) {
    Understood understood = backend.understand(operation, incoming, caller);
    JsonNode request = Json.read(incoming.body());
    String url = request.path("QueueUrl").asText();
    String queue = url.substring(url.lastIndexOf('/') + 1);
    Supplier<Reply> effect =
        switch (operation) {
          case "GetQueueAttributes" ->
              request
                      .path("AttributeNames")
                      .valueStream()
                      .map(JsonNode::asText)
                      .toList()
                      .equals(List.of(POLICY))
                  ? () -> shown(queue)
                  : understood.effect();
          case "SetQueueAttributes" ->
              request.path("Attributes").has(POLICY)
                  ? () -> set(queue, request.path("Attributes").path(POLICY).asText())
                  : understood.effect();
          default -> understood.effect();
        };
    return new Understood(understood.request(), understood.needs(), effect);
  }

  private Reply shown(String queue) {
    String policy = policies.of(queue);
    return Json.reply(policy.isEmpty() ? Map.of() : Map.of("Attributes", Map.of(POLICY, policy)));
  }

  private Reply set(String queue, String policy) {
    try {
      policies.set(queue, policy);
      return Json.reply(Map.of());
    } catch (IllegalArgumentException e) {
      throw new Refusal("InvalidAttributeValue", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Reply refuse(Refusal refusal, String requestId) {
    return backend.refuse(refusal, requestId);
  }
}
