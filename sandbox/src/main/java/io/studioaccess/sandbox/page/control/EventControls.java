package io.studioaccess.sandbox.page.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.sandbox.cloudformation.template.TemplateRule;
import io.studioaccess.sandbox.eventbridge.Delivery;
import io.studioaccess.sandbox.stack.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts events on the stack's default bus, and fires schedules. */
final class EventControls {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> EVENT = new TypeReference<>() {};
  private static final String SUFFIX = ".json";

  private final Sandbox sandbox;
  private final Path folder;

  EventControls(Target target) {
    this.sandbox = target.sandbox();
    this.folder = target.repository().resolve("events");
  }

  void addTo(Map<String, Control> controls) {
    controls.put("events", this::publish);
    controls.put("events/files", _ -> Map.of("files", files()));
    controls.put("events/file", request -> asOfNow(file(request.text("file"))));
    controls.put("schedules", this::fire);
  }

  /** {@code event} is a whole event; {@code file} is one of {@code events/}, as if it were now. */
  private Object publish(Body request) {
    ObjectNode event =
        request.optionalObject("event").orElseGet(() -> asOfNow(file(request.text("file"))));
    return result(sandbox.publish(JSON.convertValue(event, EVENT)));
  }

  private static Object result(List<Delivery> deliveries) {
    return Map.of("deliveries", deliveries.stream().map(Object::toString).toList());
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode file(String name) {
    if (!files().contains(name)) {
      throw new ControlException("file: expected one of %s, found %s".formatted(files(), name));
    }
    try {
      return (ObjectNode) JSON.readTree(Files.readString(folder.resolve(name)));
    } catch (JsonProcessingException | ClassCastException e) {
      throw new ControlException("events/%s is not a JSON object".formatted(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The event with new ids and the sandbox's time. Otherwise a reconcile might cover it already.
   */
  private ObjectNode asOfNow(ObjectNode event) {
    String now = sandbox.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    event.put("id", UUID.randomUUID().toString()).put("time", now);
    JsonNode detail = event.path("detail");
    if (detail instanceof ObjectNode trail && trail.has("eventID")) {
      trail.put("eventID", UUID.randomUUID().toString()).put("eventTime", now);
    }
    return event;
  }

  private Object fire(Body request) {
    String rule = request.text("rule");
    TemplateRule known = sandbox.template().rules().get(rule);
    if (known == null || !(known.trigger() instanceof TemplateRule.Trigger.Schedule)) {
      throw new ControlException("rule: the template has no schedule " + rule);
    }
    return result(sandbox.fireSchedule(rule));
  }
}
