package io.studioaccess.studioctl.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.mapping.PrintableText;
import java.util.Optional;
import java.util.stream.Stream;

/** The body of a message; not necessarily JSON. */
record MessageBody(String text, Optional<JsonNode> json) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final int MAX_LENGTH = 200;

  static MessageBody of(String text) {
    try {
      return new MessageBody(text, Optional.of(JSON.readTree(text)));
    } catch (JsonProcessingException e) {
      return new MessageBody(text, Optional.empty());
    }
  }

  /** The subject of the message in a few words. */
  String about() {
    String about = json.map(MessageBody::about).orElseGet(() -> "not JSON: " + text);
    return about.length() > MAX_LENGTH ? about.substring(0, MAX_LENGTH) + "…" : about;
  }

  private static String about(JsonNode body) {
    String type = body.path("type").asText();
    if (type.endsWith(".Reconcile")) {
      return "reconcile of user " + body.path("userId").asText();
    }
    if (type.endsWith(".Sweep")) {
      return "sweep of " + groups(body);
    }
    JsonNode detail = body.path("detail");
    return detail.isMissingNode()
        ? "unknown message"
        : "%s %s".formatted(detail.path("eventName").asText("event"), ids(detail)).strip();
  }

  private static String groups(JsonNode body) {
    return body.has("groupIds") || body.has("groupNames")
        ? body.path("groupIds") + " " + body.path("groupNames")
        : "all users";
  }

  private static String ids(JsonNode detail) {
    return Stream.of("userId", "memberId", "groupId", "membershipId")
        .map(
            name ->
                Optional.ofNullable(detail.findValue(name))
                    .map(value -> name + " " + (value.isTextual() ? value.asText() : value))
                    .orElse(""))
        .filter(part -> !part.isEmpty())
        .reduce((one, other) -> one + ", " + other)
        .orElse("");
  }

  /** On several lines for JSON, on one line for any other text. */
  String pretty() {
    return json.map(MessageBody::pretty).orElseGet(() -> PrintableText.escape(text));
  }

  private static String pretty(JsonNode body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the body was read from JSON", e);
    }
  }
}
