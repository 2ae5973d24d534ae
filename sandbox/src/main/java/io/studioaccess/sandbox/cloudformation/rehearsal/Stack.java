package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.template.TemplateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A stack: creates, updates and deletes its resources in an account, in the order of their
 * references, and rolls back when one fails.
 *
 * <p>After a failed update, AWS keeps new resources whose DeletionPolicy is Retain, as reported;
 * for resources that replace others nothing is documented. Here both are kept, the harder case.
 */
final class Stack {

  enum Status {
    NONE,
    CREATE_COMPLETE,
    ROLLBACK_COMPLETE,
    UPDATE_COMPLETE,
    UPDATE_ROLLBACK_COMPLETE,
    DELETE_COMPLETE
  }

  enum Action {
    CREATED,
    UPDATED,
    REPLACED,
    REMOVED
  }

  record Change(String id, String type, Action action) {}

  /**
   * What an operation on a stack came to.
   *
   * @param changes in the order in which they were made
   */
  record Result(Status status, List<Change> changes, Optional<Failure> failure) {

    boolean isComplete() {
      return failure.isEmpty();
    }
  }

  /** Why a resource failed, and what to do. */
  record Failure(String id, String type, int line, String why, String remedy) {

    @Override
    public String toString() {
      return "%s (%s, line %d): %s%s %s"
          .formatted(id, type, line, why, why.endsWith(".") ? "" : ".", remedy);
    }
  }

  private record Member(Declared declared, Physical physical) {}

  private final Account account;
  private final ResourceTypes types;
  private final Map<String, Member> members;
  private Status status;

  Stack(Account account, ResourceTypes types) {
    this(account, types, new LinkedHashMap<>(), Status.NONE);
  }

  private Stack(Account account, ResourceTypes types, Map<String, Member> members, Status status) {
    this.account = account;
    this.types = types;
    this.members = members;
    this.status = status;
  }

  /** The same stack in a copy of its account, for another continuation. */
  Stack in(Account copy) {
    return new Stack(copy, types, new LinkedHashMap<>(members), status);
  }

  Account account() {
    return account;
  }

  Optional<Physical> find(String id) {
    return Optional.ofNullable(members.get(id)).map(Member::physical);
  }

  List<Physical> ofType(String type) {
    return members.values().stream()
        .map(Member::physical)
        .filter(resource -> resource.type().equals(type))
        .toList();
  }

  /** What would fail on purpose: nothing. */
  static Predicate<Declared> nothing() {
    return resource -> false;
  }

  /**
   * @throws Refused if the stack exists, also after a creation that was rolled back
   */
  Result create(StackTemplate template, CreationOrder order, Predicate<Declared> failing) {
    Refused.unless(
        status == Status.NONE || status == Status.DELETE_COMPLETE,
        "The stack is in the state %s and cannot be created".formatted(status),
        "Delete the stack first: aws cloudformation delete-stack.");
    Result result = apply(template, order, failing);
    status = result.isComplete() ? Status.CREATE_COMPLETE : Status.ROLLBACK_COMPLETE;
    return new Result(status, result.changes(), result.failure());
  }

  /**
   * @throws Refused if the stack's creation is not complete
   */
  Result update(StackTemplate template, Predicate<Declared> failing) {
    Refused.unless(
        status != Status.NONE
            && status != Status.ROLLBACK_COMPLETE
            && status != Status.DELETE_COMPLETE,
        "The stack is in the state %s and cannot be updated".formatted(status),
        "Delete the stack, and create it again.");
    Result result = apply(template, CreationOrder.AS_DECLARED, failing);
    status = result.isComplete() ? Status.UPDATE_COMPLETE : Status.UPDATE_ROLLBACK_COMPLETE;
    return new Result(status, result.changes(), result.failure());
  }

  /**
   * @return what failed; empty if all resources are deleted or retained
   */
  Optional<Failure> delete() {
    for (Member member : reversed()) {
      if (!member.declared().isRetained()) {
        try {
          delete(member);
        } catch (Refused e) {
          return Optional.of(failure(member.declared(), e));
        }
      }
      members.remove(member.declared().id());
    }
    status = Status.DELETE_COMPLETE;
    return Optional.empty();
  }

  private List<Member> reversed() {
    var all = new ArrayList<>(members.values());
    Collections.reverse(all);
    return all;
  }

  private Result apply(StackTemplate template, CreationOrder order, Predicate<Declared> failing) {
    Map<String, Member> before = new LinkedHashMap<>(members);
    var changes = new ArrayList<Change>();
    var undo = new ArrayList<Runnable>();
    var cleanup = new ArrayList<Member>();
    for (Declared resource : order.of(template.declared().values())) {
      try {
        step(template, resource, failing, undo, cleanup::add)
            .ifPresent(action -> changes.add(new Change(resource.id(), resource.type(), action)));
      } catch (Refused e) {
        return rollBack(before, undo, changes, failure(resource, e));
      } catch (TemplateException e) {
        var refused =
            new Refused(
                String.valueOf(e.getMessage()), "Correct the template, or extend the rehearsal.");
        return rollBack(before, undo, changes, failure(resource, refused));
      }
    }
    for (Member gone : reversed()) {
      if (!template.declared().containsKey(gone.declared().id())) {
        members.remove(gone.declared().id());
        changes.add(new Change(gone.declared().id(), gone.declared().type(), Action.REMOVED));
        if (!gone.declared().isRetained()) {
          cleanup.add(gone);
        }
      }
    }
    return new Result(status, changes, cleanUp(cleanup));
  }

  /** Deletes what an update has removed or replaced. */
  private Optional<Failure> cleanUp(List<Member> members) {
    for (Member member : members.reversed()) {
      try {
        delete(member);
      } catch (Refused e) {
        return Optional.of(failure(member.declared(), e));
      }
    }
    return Optional.empty();
  }

  /** Creates, updates or replaces one resource; empty if nothing changes. */
  private Optional<Action> step(
      StackTemplate template,
      Declared resource,
      Predicate<Declared> failing,
      List<Runnable> undo,
      Consumer<Member> cleanup) {
    ResourceType type = types.of(resource.type());
    Map<String, Object> properties = template.properties(resource, this::find);
    Member old = members.get(resource.id());
    if (old != null && old.physical().properties().equals(properties)) {
      members.put(resource.id(), new Member(resource, old.physical()));
      return Optional.empty();
    }
    Refused.unless(!failing.test(resource), "Failed on purpose", "Nothing to do.");
    Optional<Physical> kept =
        old == null || type.rules().isReplacedBy(old.physical().properties(), properties)
            ? Optional.empty()
            : Optional.of(old.physical());
    Op op =
        new Op(account, template.deployment(), resource.id(), resource.type(), properties, kept);
    if (kept.isEmpty()) {
      Physical created = type.create(op);
      // Removing and adding again puts a replacement behind what it depends on.
      members.remove(resource.id());
      members.put(resource.id(), new Member(resource, created));
      undo.add(
          () -> {
            if (!resource.isRetained()) {
              type.delete(account, created);
            }
          });
      if (old != null && !resource.isRetainedOnReplacement()) {
        cleanup.accept(old);
      }
      return Optional.of(old == null ? Action.CREATED : Action.REPLACED);
    }
    members.put(resource.id(), new Member(resource, type.update(op)));
    undo.add(() -> account.replace(kept.get()));
    return Optional.of(Action.UPDATED);
  }

  private Result rollBack(
      Map<String, Member> before, List<Runnable> undo, List<Change> changes, Failure failure) {
    undo.reversed().forEach(Runnable::run);
    members.clear();
    members.putAll(before);
    return new Result(status, changes, Optional.of(failure));
  }

  private void delete(Member member) {
    // As the account has it: an alias of a version may have been moved.
    Physical physical = member.physical();
    account
        .named(physical.type(), physical.region(), physical.name())
        .ifPresent(existing -> types.of(existing.type()).delete(account, existing));
  }

  private static Failure failure(Declared resource, Refused refused) {
    return new Failure(
        resource.id(),
        resource.type(),
        resource.line(),
        String.valueOf(refused.getMessage()),
        refused.remedy());
  }
}
