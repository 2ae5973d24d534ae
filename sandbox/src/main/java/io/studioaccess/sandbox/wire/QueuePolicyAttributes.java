package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * SQS with policies, of which the backend knows nothing: it is asked for the other attributes, and
 * told of them.
 */
record QueuePolicyAttributes(AwsService backend, QueuePolicyStore policies) implements AwsService {
  private static final String ALL = "All";
  private static final String ATTRIBUTES = "Attributes";
  private static final String NAMES = "AttributeNames";
  private static final String POLICY = "Policy";

  /** The backend takes no call about no attribute, and knows this one of every queue. */
  private static final String ARN = "QueueArn";

  @Override
  public String name() {
    return backend.name();
  }

  @Override
  public Understood understand(String operation, IncomingRequest incoming, Caller caller) {
    ObjectNode request = Json.read(incoming.body());
    return switch (operation) {
      case "GetQueueAttributes" -> get(request, incoming, caller);
      case "SetQueueAttributes" -> set(request, incoming, caller);
      default -> backend.understand(operation, incoming, caller);
    };
  }

  private Understood get(ObjectNode request, IncomingRequest incoming, Caller caller) {
    Set<String> names =
        request.path(NAMES).valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    if (!names.contains(POLICY) && !names.contains(ALL)) {
      return backend.understand("GetQueueAttributes", incoming, caller);
    }
    ObjectNode others = request.deepCopy();
    ArrayNode othersNames = others.putArray(NAMES).add(ARN);
    names.stream().filter(name -> !name.equals(POLICY)).forEach(othersNames::add);
    Understood understood =
        backend.understand("GetQueueAttributes", incoming.with(Json.write(others)), caller);
    return understood.with(() -> shown(queue(request), names, understood.effect().get()));
  }

  private Reply shown(String queue, Set<String> names, Reply reply) {
    if (reply.status() != 200) {
      return reply;
    }
    ObjectNode body = Json.read(reply.body());
    ObjectNode attributes = body.withObject(ATTRIBUTES);
    if (!names.contains(ARN) && !names.contains(ALL)) {
      attributes.remove(ARN);
    }
    String policy = policies.of(queue);
    if (!policy.isEmpty()) {
      attributes.put(POLICY, policy);
    }
    return Json.reply(body);
  }

  private Understood set(ObjectNode request, IncomingRequest incoming, Caller caller) {
    JsonNode policy = request.path(ATTRIBUTES).path(POLICY);
    if (policy.isMissingNode()) {
      return backend.understand("SetQueueAttributes", incoming, caller);
    }
    ObjectNode others = request.deepCopy();
    others.withObject(ATTRIBUTES).remove(POLICY);
    Understood understood =
        backend.understand("SetQueueAttributes", incoming.with(Json.write(others)), caller);
    return understood.with(
        () -> {
          set(queue(request), policy.asText());
          return understood.effect().get();
        });
  }

  private void set(String queue, String policy) {
    try {
      policies.set(queue, policy);
    } catch (IllegalArgumentException e) {
      throw new Refusal("InvalidAttributeValue", String.valueOf(e.getMessage()));
    }
  }

  private static String queue(JsonNode request) {
    String url = request.path("QueueUrl").asText();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  @Override
  public Reply refuse(Refusal refusal, String requestId) {
    return backend.refuse(refusal, requestId);
  }
}
