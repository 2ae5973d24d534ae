package io.studioaccess.studioctl.plan;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.stack.Installation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Writes reconcile plans for review, and reads what they list. Nothing of a plan file is executed:
 * {@link SweepPlanner#review} works its plan out anew.
 */
final class ReconcilePlanFile {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private ReconcilePlanFile() {}

  /**
   * What a plan file lists.
   *
   * @param requests the direction and message of each user, by user id
   * @param entries the fields of {@link PlannedChange}
   */
  record Listed(
      Selection selection, Map<String, String> requests, List<Map<String, Object>> entries) {}

  static void write(
      Path file, Selection selection, Plan plan, Installation stack, Instant createdAt) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("selection", selection.fields());
    content.putAll(plan.fields());
    content.put(
        "requests",
        plan.users().stream()
            .map(
                user ->
                    Map.of(
                        "direction", user.direction().name(), "message", user.request().fields()))
            .toList());
    PlanDocument.write(
        PlanDocument.of(
            PlanDocument.Kind.RECONCILE, PlanDocument.Header.of(stack, createdAt), content),
        file);
  }

  /**
   * @throws CommandException if the file is not a plan, or a plan for another stack
   */
  static Listed read(Path file, Installation stack) {
    PlanDocument plan =
        PlanDocument.read(file.toString(), PlanDocument.Kind.RECONCILE)
            .orElseThrow(
                () ->
                    new CommandException(
                        "%s is not a plan. Create one with \"studioctl plan --out %s\"."
                            .formatted(file, file)));
    plan.header().requireFor(stack, file.toString());
    return plan.parse(ReconcilePlanFile::listed);
  }

  private static Listed listed(JsonNode plan) {
    Map<String, String> requests = new LinkedHashMap<>();
    plan.required("requests").forEach(request -> add(request, requests));
    List<Map<String, Object>> entries = new ArrayList<>();
    plan.required("entries")
        .forEach(entry -> entries.add(PlanDocument.JSON.convertValue(entry, MAP)));
    return new Listed(
        Selection.of(PlanDocument.JSON.convertValue(plan.required("selection"), MAP)),
        requests,
        entries);
  }

  private static void add(JsonNode request, Map<String, String> requests) {
    Map<String, Object> message = PlanDocument.JSON.convertValue(request.required("message"), MAP);
    String user = Objects.toString(message.get("userId"));
    if (requests.put(user, text(request.required("direction").asText(), message)) != null) {
      throw new IllegalArgumentException("two requests for user " + user);
    }
  }

  /** A request as text, without what differs from one plan to the next: its id, time and reason. */
  static String text(RequestedReconcile request) {
    return text(request.direction().name(), request.request().fields());
  }

  private static String text(String direction, Map<String, ?> message) {
    Map<String, Object> fields = new TreeMap<>(message);
    List.of("eventId", "since", "reason").forEach(fields::remove);
    return "%s %s".formatted(direction, fields);
  }
}
