package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Listing;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.mapping.UserChange.Effect;
import io.studioaccess.studioctl.plan.PlanText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a mapping plan as text. */
final class PlanView {
  private static final int MAX_USERS = 20;

  /** As in the JSON output. */
  private static final List<String> COLUMNS =
      List.of(
          "userId", "userName", "domainId", "change", "roleBefore", "roleAfter", "until", "reason");

  private final Display display;
  private final int limit;
  private final boolean verbose;

  /**
   * @param limit MaxRevocationsPerHour
   * @param verbose whether to list all users
   */
  PlanView(Display display, int limit, boolean verbose) {
    this.display = display;
    this.limit = limit;
    this.verbose = verbose;
  }

  void show(MappingPlan plan) {
    if (display.isCsv()) {
      display.list(plan.users(), listing(true), "");
      return;
    }
    if (plan.isEmpty()) {
      display.line("No changes: the table matches the file.");
      return;
    }
    plan.changes().forEach(this::show);
    if (plan.deletesEveryRow()) {
      display.line(display.error("Every row is deleted: no row grants access any more."));
    }
    Map<RowChange.Kind, Long> rows = plan.rowsByKind();
    display.line(
        "Rows: %d to add, %d to change, %d to remove, %d unchanged."
            .formatted(
                rows.getOrDefault(RowChange.Kind.ADDED, 0L),
                rows.getOrDefault(RowChange.Kind.CHANGED, 0L),
                rows.getOrDefault(RowChange.Kind.REMOVED, 0L),
                rows.getOrDefault(RowChange.Kind.UNCHANGED, 0L)));
    if (plan.users().isEmpty()) {
      display.line("No user is affected.");
      return;
    }
    display.line("");
    showCounts(plan.users());
    showUsers(plan.users());
    if (plan.counted() > 0) {
      display.labelled(
          List.of(),
          "%d of these changes count towards MaxRevocationsPerHour (%d). Applying the plan approves exactly these."
              .formatted(plan.counted(), limit));
    }
  }

  private void show(RowChange change) {
    switch (change.kind()) {
      case ADDED -> show(change, display.success("+"));
      case CHANGED -> show(change, display.warning("~"));
      case REMOVED -> display.labelled(List.of(display.error("-"), " "), change.key().toString());
      case UNCHANGED -> {}
    }
  }

  private void show(RowChange change, CharSequence sign) {
    display.labelled(List.of(sign, " "), change.key().toString());
    for (RowChange.FieldChange field : change.fields()) {
      display.labelled(
          List.of("    "),
          change.before().isEmpty()
              ? "%s: %s".formatted(field.path(), field.after())
              : "%s: %s → %s"
                  .formatted(field.path(), orNone(field.before()), orNone(field.after())));
    }
    for (String path : change.stayingSettings()) {
      display.labelled(
          List.of("    "),
          display.warning(
              "userSettings.%s stays in the profiles: SageMaker has no value that removes it; write the value that it should have instead"
                  .formatted(path)));
    }
  }

  private static String orNone(String value) {
    return value.isEmpty() ? "(none)" : value;
  }

  private void showCounts(List<UserChange> changes) {
    Map<DomainId, Map<Effect, Long>> counts =
        changes.stream()
            .collect(
                Collectors.groupingBy(
                    UserChange::domain,
                    TreeMap::new,
                    Collectors.groupingBy(
                        UserChange::effect, TreeMap::new, Collectors.counting())));
    List<List<String>> rows = new ArrayList<>();
    counts.forEach(
        (domain, byEffect) ->
            byEffect.forEach(
                (effect, users) ->
                    rows.add(List.of(domain.value(), effect.label(), users.toString()))));
    display.table(List.of("domain", "effect", "users"), rows);
  }

  private void showUsers(List<UserChange> users) {
    boolean hasDates = users.stream().anyMatch(user -> user.until().isPresent());
    List<UserChange> sorted = display.sorted(users, listing(hasDates));
    List<UserChange> shown = verbose ? sorted : sorted.stream().limit(MAX_USERS).toList();
    display.line("");
    display.list(shown, listing(hasDates), "");
    showReasons(users);
    if (shown.size() < users.size()) {
      display.line(
          "... and %d more. Pass --verbose to list all.".formatted(users.size() - shown.size()));
    }
  }

  /** Many users may be unclear for one reason. */
  private void showReasons(List<UserChange> users) {
    Map<String, Long> reasons =
        users.stream()
            .filter(user -> user.effect() == Effect.UNCLEAR)
            .collect(
                Collectors.groupingBy(UserChange::reason, TreeMap::new, Collectors.counting()));
    reasons.forEach(
        (reason, number) ->
            display.labelled(
                List.of(),
                display.warning(
                    "Unclear for %s, who would keep what they have: %s"
                        .formatted(Quantity.of(number, "user"), reason))));
  }

  private static Listing<UserChange> listing(boolean hasDates) {
    List<String> header = List.of("user", "domain", "effect", "current role", "new role", "until");
    int columns = hasDates ? header.size() : header.size() - 1;
    return new Listing<>(
            header.subList(0, columns),
            user -> cells(user).subList(0, columns),
            COLUMNS,
            PlanView::fields)
        .sorting("until", "until");
  }

  private static Map<String, Object> fields(UserChange user) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("userId", user.user().value());
    fields.put("userName", user.userName());
    fields.put("domainId", user.domain().value());
    fields.put("change", user.effect().name());
    fields.put("roleBefore", user.before().map(RoleArn::value).orElse(""));
    fields.put("roleAfter", user.after().map(RoleArn::value).orElse(""));
    fields.put("until", user.until().map(Instant::toString).orElse(""));
    fields.put("reason", user.reason());
    return fields;
  }

  private static List<String> cells(UserChange user) {
    return List.of(
        user.userName(),
        user.domain().value(),
        user.effect().label(),
        text(user.before()),
        text(user.after()),
        user.until().map(Display::timestamp).orElse("-"));
  }

  private static String text(Optional<RoleArn> role) {
    return role.map(PlanText::role).orElse("-");
  }
}
