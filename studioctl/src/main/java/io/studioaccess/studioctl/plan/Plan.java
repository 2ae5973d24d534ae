package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.studioctl.plan.PlannedChange.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sweep would do.
 *
 * @param users the reconciles that the sweep would request
 * @param entries the next step of each user in each domain
 * @param inaccessible reasons by domain that could not be read
 */
public record Plan(
    List<RequestedReconcile> users,
    List<PlannedChange> entries,
    Map<DomainArn, String> inaccessible) {

  public Plan {
    users = List.copyOf(users);
    entries = List.copyOf(entries);
    inaccessible = Map.copyOf(inaccessible);
  }

  public List<PlannedChange> of(Kind kind) {
    return entries.stream().filter(entry -> entry.kind() == kind).toList();
  }

  public boolean hasChanges() {
    return entries.stream().anyMatch(entry -> entry.kind() == Kind.CHANGE);
  }

  long counted() {
    return entries.stream().filter(PlannedChange::isCounted).count();
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("users", users.size());
    fields.put("changes", of(Kind.CHANGE).size());
    fields.put("counted", counted());
    fields.put("entries", entries.stream().map(PlannedChange::fields).toList());
    Map<String, String> unread = new LinkedHashMap<>();
    inaccessible.forEach((domain, reason) -> unread.put(domain.value(), reason));
    fields.put("inaccessible", unread);
    return fields;
  }
}
