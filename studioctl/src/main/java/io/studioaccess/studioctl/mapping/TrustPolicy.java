package io.studioaccess.studioctl.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Who may assume a role. */
final class TrustPolicy {
  static final String SAGEMAKER = "sagemaker.amazonaws.com";

  private static final Set<String> ASSUME = Set.of("sts:AssumeRole", "sts:*", "*");
  private static final JsonMapper JSON = new JsonMapper();

  private TrustPolicy() {}

  /**
   * Whether a statement lets SageMaker in; its conditions are not looked at.
   *
   * @param document as IAM gives it: JSON, encoded as in a URL
   */
  static boolean trustsSageMaker(String document) {
    try {
      JsonNode policy = JSON.readTree(URLDecoder.decode(document, StandardCharsets.UTF_8));
      return each(policy.path("Statement")).anyMatch(TrustPolicy::letsSageMakerIn);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no trust policy: " + document, e);
    }
  }

  private static boolean letsSageMakerIn(JsonNode statement) {
    return statement.path("Effect").asText().equals("Allow")
        && texts(statement.path("Principal").path("Service")).contains(SAGEMAKER)
        && texts(statement.path("Action")).stream().anyMatch(ASSUME::contains);
  }

  private static List<String> texts(JsonNode node) {
    return each(node).map(JsonNode::asText).toList();
  }

  /** One may stand without a list around it. */
  private static Stream<JsonNode> each(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
  }
}
