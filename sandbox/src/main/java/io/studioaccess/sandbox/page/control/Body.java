package io.studioaccess.sandbox.page.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The members of a request to a control, each checked when it is read. */
public record Body(ObjectNode json) {

  public String text(String name) {
    return optionalText(name)
        .orElseThrow(() -> new ControlException(name + ": expected a text that is not empty"));
  }

  public Optional<String> optionalText(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull() || value.asText().isBlank()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new ControlException(name + ": expected a text, found " + value);
    }
    return Optional.of(value.asText());
  }

  boolean flag(String name) {
    if (!json.path(name).isBoolean()) {
      throw new ControlException(
          "%s: expected true or false, found %s".formatted(name, found(name)));
    }
    return json.path(name).asBoolean();
  }

  /**
   * @param otherwise if it is missing
   */
  int number(String name, int otherwise, int max) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isInt() || value.asInt() < 1 || value.asInt() > max) {
      throw new ControlException(
          "%s: expected a whole number from 1 to %d, found %s".formatted(name, max, value));
    }
    return value.asInt();
  }

  public ObjectNode object(String name) {
    return optionalObject(name)
        .orElseThrow(
            () ->
                new ControlException(
                    "%s: expected a JSON object, found %s".formatted(name, found(name))));
  }

  Optional<ObjectNode> optionalObject(String name) {
    return json.path(name) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
  }

  private String found(String name) {
    return json.path(name).isMissingNode() ? "nothing" : json.path(name).toString();
  }
}
