package io.studioaccess.reconciler.contracts;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.ApplicationGroups;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.RecordedAssignment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The applications of domains in memory, and the ledger's records of their assignments. */
public final class MapOfAssignments implements GroupAssignments, ApplicationGroups {
  public final Set<Key> assigned = new HashSet<>();
  public final Map<Key, AssignmentRecord> records = new HashMap<>();

  /** What happens right before IAM Identity Center receives an assignment, or its end. */
  public Runnable beforeTheCall = () -> {};

  /** What happens right after. */
  public Runnable afterTheCall = () -> {};

  public Optional<Answer> answer = Optional.empty();
  public int lists;

  /** A group in a domain. */
  public record Key(DomainId domain, GroupId group) {}

  public List<RecordedAssignment> all() {
    return records.entrySet().stream()
        .map(it -> new RecordedAssignment(it.getKey().domain(), it.getKey().group(), it.getValue()))
        .toList();
  }

  @Override
  public Optional<AssignmentRecord> find(DomainId domain, GroupId group) {
    return Optional.ofNullable(records.get(new Key(domain, group)));
  }

  @Override
  public boolean replace(
      DomainId domain, GroupId group, Optional<AssignmentRecord> before, AssignmentRecord after) {
    boolean same = find(domain, group).equals(before);
    if (same) {
      records.put(new Key(domain, group), after);
    }
    return same;
  }

  @Override
  public boolean remove(DomainId domain, GroupId group, AssignmentRecord before) {
    return records.remove(new Key(domain, group), before);
  }

  @Override
  public Set<GroupId> assigned(DomainArn domain, ApplicationArn application) {
    lists++;
    Set<GroupId> groups = new HashSet<>();
    assigned.stream()
        .filter(it -> it.domain().equals(domain.id()))
        .forEach(it -> groups.add(it.group()));
    return groups;
  }

  @Override
  public Answer assign(DomainArn domain, ApplicationArn application, GroupId group) {
    beforeTheCall.run();
    if (answer.isPresent()) {
      return answer.get();
    }
    boolean made = assigned.add(new Key(domain.id(), group));
    afterTheCall.run();
    return made ? new Answer.Made() : new Answer.Existed();
  }

  @Override
  public void unassign(DomainArn domain, ApplicationArn application, GroupId group) {
    beforeTheCall.run();
    assigned.remove(new Key(domain.id(), group));
    afterTheCall.run();
  }
}
