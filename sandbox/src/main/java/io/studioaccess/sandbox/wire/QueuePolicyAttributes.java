package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adds the attribute Policy to SQS, whose backend does not support it. The backend handles all
 * other attributes.
 */
record QueuePolicyAttributes(AwsService backend, QueuePolicyStore policies) implements AwsService {
  private static final String ALL = "All";
  private static final String ATTRIBUTES = "Attributes";
  private static final String NAMES = "AttributeNames";
  private static final String POLICY = "Policy";

  /** The backend requires at least one attribute name, and every queue has this attribute. */
  private static final String ARN = "QueueArn";

  @Override
  public String name() {
    return backend.name();
  }

  @Override
  public ParsedRequest parse(String operation, IncomingRequest incoming, Caller caller) {
    ObjectNode request = Json.read(incoming.body());
    return switch (operation) {
      case "GetQueueAttributes" -> getQueueAttributes(request, incoming, caller);
      case "SetQueueAttributes" -> setQueueAttributes(request, incoming, caller);
      default -> backend.parse(operation, incoming, caller);
    };
  }

  private ParsedRequest getQueueAttributes(
      ObjectNode request, IncomingRequest incoming, Caller caller) {
    Set<String> names =
        request.path(NAMES).valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    if (!names.contains(POLICY) && !names.contains(ALL)) {
      return backend.parse("GetQueueAttributes", incoming, caller);
    }
    ObjectNode others = request.deepCopy();
    ArrayNode othersNames = others.putArray(NAMES).add(ARN);
    names.stream().filter(name -> !name.equals(POLICY)).forEach(othersNames::add);
    ParsedRequest parsed =
        backend.parse("GetQueueAttributes", incoming.with(Json.write(others)), caller);
    return parsed.with(() -> withPolicy(queue(request), names, parsed.handler().get()));
  }

  private Reply withPolicy(String queue, Set<String> names, Reply reply) {
    if (reply.status() != 200) {
      return reply;
    }
    ObjectNode body = Json.read(reply.body());
    ObjectNode attributes = body.withObject(ATTRIBUTES);
    if (!names.contains(ARN) && !names.contains(ALL)) {
      attributes.remove(ARN);
    }
    String policy = policies.policy(queue);
    if (!policy.isEmpty()) {
      attributes.put(POLICY, policy);
    }
    return Json.reply(body);
  }

  private ParsedRequest setQueueAttributes(
      ObjectNode request, IncomingRequest incoming, Caller caller) {
    JsonNode policy = request.path(ATTRIBUTES).path(POLICY);
    if (policy.isMissingNode()) {
      return backend.parse("SetQueueAttributes", incoming, caller);
    }
    ObjectNode others = request.deepCopy();
    others.withObject(ATTRIBUTES).remove(POLICY);
    ParsedRequest parsed =
        backend.parse("SetQueueAttributes", incoming.with(Json.write(others)), caller);
    return parsed.with(
        () -> {
          setPolicy(queue(request), policy.asText());
          return parsed.handler().get();
        });
  }

  private void setPolicy(String queue, String policy) {
    try {
      policies.set(queue, policy);
    } catch (IllegalArgumentException e) {
      throw new ServiceException("InvalidAttributeValue", String.valueOf(e.getMessage()));
    }
  }

  private static String queue(JsonNode request) {
    String url = request.path("QueueUrl").asText();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  @Override
  public Reply errorReply(ServiceException error, String requestId) {
    return backend.errorReply(error, requestId);
  }
}
