package io.studioaccess.sandbox.page.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.sandbox.page.control.ControlException;
import io.studioaccess.sandbox.stack.Sandbox;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * The state of a sandbox in which nothing is under way: the directory, Studio, the mapping, the
 * ledger, dead letters and the time. Faults, journeys and metrics are not part of it.
 */
public record SavedState(ObjectNode json) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int VERSION = 1;

  /** A teardown with apps that hang is never at rest, so waiting has an end. */
  private static final Duration MAX_WAIT = Duration.ofHours(1);

  /**
   * @throws ControlException if it is no saved state of this version
   */
  public SavedState {
    if (json.path("version").asInt() != VERSION) {
      throw new ControlException(
          "state: expected a document that this version has saved, with \"version\": " + VERSION);
    }
  }

  /**
   * Lets everything happen that is under way, for which the clock may move, and saves the state.
   *
   * @throws ControlException if something is still under way an hour later
   */
  public static SavedState of(Sandbox sandbox) {
    if (!sandbox.settleUntil(sandbox.clock().instant().plus(MAX_WAIT))) {
      throw new ControlException(
          "something is still under way an hour later, such as an app that hangs: advance the"
              + " clock");
    }
    ObjectNode json = JSON.createObjectNode().put("version", VERSION);
    json.put("at", sandbox.clock().instant().toString());
    SavedDirectory.write(sandbox.cloud(), json);
    SavedStudios.write(sandbox.cloud(), json);
    SavedTables.write(sandbox, json);
    ObjectNode deadLetters = json.putObject("messages");
    sandbox
        .depths()
        .forEach(
            (queue, depth) -> {
              if (depth.visible() > 0) {
                sandbox.peek(queue).forEach(deadLetters.withArray("/" + queue)::add);
              }
            });
    return new SavedState(json);
  }

  /**
   * Replaces the state of a new sandbox. Its clock never goes back: a state of the past goes on
   * now.
   */
  public void restoreTo(Sandbox sandbox) {
    sandbox.clock().advanceTo(at());
    SavedDirectory.read(json, sandbox.cloud());
    SavedStudios.read(json, sandbox.cloud());
    SavedTables.read(json, sandbox);
    for (var queue : json.path("messages").properties()) {
      for (JsonNode body : queue.getValue()) {
        sandbox.send(queue.getKey(), body.asText());
      }
    }
  }

  private Instant at() {
    try {
      return Instant.parse(SavedDirectory.text(json, "at"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("at: " + e.getMessage(), e);
    }
  }
}
