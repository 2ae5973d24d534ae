package io.studioaccess.studioctl.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A policy. */
final class PolicyDocument {
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode policy;

  private PolicyDocument(JsonNode policy) {
    this.policy = policy;
  }

  /**
   * @throws IllegalArgumentException if the text is not JSON
   */
  static PolicyDocument of(String json) {
    try {
      return new PolicyDocument(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a JSON policy: " + json, e);
    }
  }

  Stream<JsonNode> statements() {
    return elements(policy.path("Statement"));
  }

  /**
   * Whether a statement allows the service one of the actions, and its conditions pass the test.
   */
  boolean allows(String service, Set<String> actions, Predicate<JsonNode> conditions) {
    return statements()
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .filter(statement -> texts(statement.path("Principal").path("Service")).contains(service))
        .filter(statement -> texts(statement.path("Action")).stream().anyMatch(actions::contains))
        .anyMatch(statement -> conditions.test(statement.path("Condition")));
  }

  static List<String> texts(JsonNode node) {
    return elements(node).map(JsonNode::asText).toList();
  }

  /** IAM accepts a single element in place of a list of one. */
  private static Stream<JsonNode> elements(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }
}
