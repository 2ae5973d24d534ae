package io.studioaccess.studioctl.plan;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.stack.Installation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes and reads reconcile plans, for review and for a sweep of exactly their users. */
public final class ReconcilePlanFile {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private ReconcilePlanFile() {}

  static void write(Path file, Plan plan, Installation stack, Instant createdAt) {
    Map<String, Object> content = new LinkedHashMap<>(plan.fields());
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
   * Reads the users of a plan.
   *
   * @throws CommandException if the file is not a plan, or a plan for another stack
   */
  public static List<RequestedReconcile> users(Path file, Installation stack) {
    PlanDocument plan =
        PlanDocument.read(file.toString(), PlanDocument.Kind.RECONCILE)
            .orElseThrow(
                () ->
                    new CommandException(
                        "%s is not a plan. Create one with \"studioctl plan --out %s\"."
                            .formatted(file, file)));
    plan.header().requireFor(stack, file.toString());
    return plan.parse(ReconcilePlanFile::users);
  }

  private static List<RequestedReconcile> users(JsonNode plan) {
    List<RequestedReconcile> users = new ArrayList<>();
    plan.required("requests").forEach(request -> users.add(user(request)));
    return users;
  }

  private static RequestedReconcile user(JsonNode request) {
    return new RequestedReconcile(
        ReconcileRequest.of(PlanDocument.JSON.convertValue(request.required("message"), MAP)),
        Direction.valueOf(request.required("direction").asText()));
  }
}
