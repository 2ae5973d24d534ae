package io.studioaccess.studioctl.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A policy that stands at a resource, read as far as somebody asks. */
final class PolicyDocument {
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode policy;

  private PolicyDocument(JsonNode policy) {
    this.policy = policy;
  }

  /**
   * @throws IllegalArgumentException if it is no JSON
   */
  static PolicyDocument of(String json) {
    try {
      return new PolicyDocument(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no policy: " + json, e);
    }
  }

  /** Whether a statement lets the service do one of these, and its conditions satisfy the test. */
  boolean lets(String service, Set<String> actions, Predicate<JsonNode> conditions) {
    return each(policy.path("Statement"))
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .filter(statement -> texts(statement.path("Principal").path("Service")).contains(service))
        .filter(statement -> texts(statement.path("Action")).stream().anyMatch(actions::contains))
        .anyMatch(statement -> conditions.test(statement.path("Condition")));
  }

  static List<String> texts(JsonNode node) {
    return each(node).map(JsonNode::asText).toList();
  }

  /** One may stand without a list around it. */
  private static Stream<JsonNode> each(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }
}
