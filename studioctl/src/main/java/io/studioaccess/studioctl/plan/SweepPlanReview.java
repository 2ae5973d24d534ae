package io.studioaccess.studioctl.plan;

import io.studioaccess.studioctl.console.CommandException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what a plan file lists with what the sweep would do now for the same users. */
final class SweepPlanReview {
  private static final int MAX_NAMED = 10;

  /** What a person reviews and the functions do; the reason is for people alone. */
  private static final List<String> COMPARED =
      List.of("userId", "userName", "domainId", "userProfileName", "kind", "counted");

  private SweepPlanReview() {}

  /**
   * The reconciles of the listed users, as the sweep would request them now.
   *
   * @throws CommandException that names the differences
   */
  static List<RequestedReconcile> requireSame(ReconcilePlanFile.Listed listed, Plan now) {
    Map<String, RequestedReconcile> requests =
        now.users().stream()
            .collect(
                Collectors.toMap(user -> user.request().user().value(), user -> user, (a, _) -> a));
    List<String> differences = new ArrayList<>();
    listed.requests().forEach((user, request) -> addUser(user, request, requests, differences));
    addEntries(listed, now, differences);
    if (!differences.isEmpty()) {
      List<String> named = new ArrayList<>(differences.stream().limit(MAX_NAMED).toList());
      if (differences.size() > MAX_NAMED) {
        named.add("and %d more".formatted(differences.size() - MAX_NAMED));
      }
      throw new CommandException(
          "The plan is not what a sweep would do now: users changed since, or the file was edited."
              + " Nothing was changed. Create a new plan.",
          named);
    }
    return listed.requests().keySet().stream().map(requests::get).toList();
  }

  private static void addUser(
      String user,
      String request,
      Map<String, RequestedReconcile> requests,
      List<String> differences) {
    Optional<String> now = Optional.ofNullable(requests.get(user)).map(ReconcilePlanFile::text);
    if (now.isEmpty()) {
      differences.add("user %s: in the plan, but needs no reconcile".formatted(user));
    } else if (!now.get().equals(request)) {
      differences.add("user %s: in the plan: %s; now: %s".formatted(user, request, now.get()));
    }
  }

  private static void addEntries(
      ReconcilePlanFile.Listed listed, Plan now, List<String> differences) {
    Map<String, Map<String, Object>> planned = byUserAndDomain(listed.entries());
    if (planned.size() < listed.entries().size()) {
      differences.add("a user is in the plan twice for the same domain");
    }
    Map<String, Map<String, Object>> computed =
        byUserAndDomain(
            now.entries().stream()
                .filter(entry -> listed.requests().containsKey(entry.user().value()))
                .map(PlannedChange::fields)
                .toList());
    Set<String> keys = new TreeSet<>(planned.keySet());
    keys.addAll(computed.keySet());
    for (String key : keys) {
      Optional<String> before = Optional.ofNullable(planned.get(key)).map(SweepPlanReview::text);
      Optional<String> actual = Optional.ofNullable(computed.get(key)).map(SweepPlanReview::text);
      if (!before.equals(actual)) {
        differences.add(
            "%s: in the plan: %s; now: %s"
                .formatted(key, before.orElse("nothing"), actual.orElse("nothing")));
      }
    }
  }

  private static Map<String, Map<String, Object>> byUserAndDomain(
      List<Map<String, Object>> entries) {
    Map<String, Map<String, Object>> byKey = new LinkedHashMap<>();
    entries.forEach(
        entry ->
            byKey.put(
                "user %s in domain %s".formatted(entry.get("userId"), entry.get("domainId")),
                entry));
    return byKey;
  }

  /** The date of deletion depends on the moment of the plan, and is left out. */
  private static String text(Map<String, Object> entry) {
    String next =
        Objects.toString(entry.get("next"), "")
            .replaceAll(" (until|overdue since) [0-9TZ:.-]+", "");
    return COMPARED.stream()
            .map(field -> Objects.toString(entry.get(field), ""))
            .collect(Collectors.joining(", "))
        + ", "
        + next;
  }
}
