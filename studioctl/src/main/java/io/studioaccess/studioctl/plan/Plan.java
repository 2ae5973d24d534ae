package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.AssignmentChange;
import io.studioaccess.studioctl.plan.PlannedChange.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a sweep would do.
 *
 * @param users the reconciles that the sweep would request
 * @param entries the next step of each user in each domain
 * @param inaccessible reasons by domain that could not be read
 * @param assignments what the sweep would do to the assignments of groups
 */
public record Plan(
    List<RequestedReconcile> users,
    List<PlannedChange> entries,
    Map<DomainArn, String> inaccessible,
    List<AssignmentChange> assignments) {

  public Plan {
    users = List.copyOf(users);
    entries = List.copyOf(entries);
    inaccessible = Map.copyOf(inaccessible);
    assignments = List.copyOf(assignments);
  }

  public List<PlannedChange> of(Kind kind) {
    return entries.stream().filter(entry -> entry.kind() == kind).toList();
  }

  /** The part of the plan that is about these users; it leaves assignments to others. */
  Plan of(List<RequestedReconcile> some) {
    Set<UserId> ids = some.stream().map(it -> it.request().user()).collect(Collectors.toSet());
    return new Plan(
        some,
        entries.stream().filter(entry -> ids.contains(entry.user())).toList(),
        inaccessible,
        List.of());
  }

  public boolean hasChanges() {
    return entries.stream().anyMatch(entry -> entry.kind() == Kind.CHANGE);
  }

  long counted() {
    return entries.stream().filter(PlannedChange::isCounted).count();
  }

  private static Map<String, String> fields(AssignmentChange change) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("domainArn", change.domain().value());
    change.group().ifPresent(group -> fields.put("groupId", group.value()));
    fields.put("change", change.kind().name());
    fields.put("reason", change.reason());
    return fields;
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("users", users.size());
    fields.put("changes", of(Kind.CHANGE).size());
    fields.put("counted", counted());
    fields.put("entries", entries.stream().map(PlannedChange::fields).toList());
    fields.put(
        "inaccessible",
        inaccessible.entrySet().stream()
            .map(it -> Map.of("domainArn", it.getKey().value(), "reason", it.getValue()))
            .toList());
    fields.put("assignments", assignments.stream().map(Plan::fields).toList());
    return fields;
  }
}
