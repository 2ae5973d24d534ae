package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a service does with resources of one type.
 *
 * @param rules the properties that CloudFormation knows
 * @param identity gives a new resource its name, ARN and attributes
 * @param check refuses what the service refuses at a creation and at an update
 * @param checkDeletion refuses a deletion
 */
record ResourceType(
    Rules rules,
    Function<Op, Physical> identity,
    Consumer<Op> check,
    BiConsumer<Account, Physical> checkDeletion) {

  /**
   * @param required must be there
   * @param replaces their change replaces the resource
   * @param updates their change updates it in place
   */
  record Rules(Set<String> required, Set<String> replaces, Set<String> updates) {

    void check(Map<String, Object> properties) {
      for (String name : required) {
        Refused.unless(
            properties.containsKey(name), "the property %s is missing".formatted(name), "Add it.");
      }
      for (String name : properties.keySet()) {
        Refused.unless(
            replaces.contains(name) || updates.contains(name),
            "the property %s does not exist".formatted(name),
            "Correct its spelling, or add it to resource-types.yaml if AWS has added it.");
      }
    }

    boolean isReplacedBy(Map<String, Object> before, Map<String, Object> after) {
      Set<String> names = new HashSet<>(before.keySet());
      names.addAll(after.keySet());
      names.retainAll(replaces);
      return names.stream().anyMatch(name -> !Objects.equals(before.get(name), after.get(name)));
    }
  }

  ResourceType(Rules rules, Function<Op, Physical> identity, Consumer<Op> check) {
    this(rules, identity, check, (account, resource) -> {});
  }

  Physical create(Op op) {
    rules.check(op.properties());
    check.accept(op);
    Physical created = identity.apply(op);
    op.account().add(created);
    return created;
  }

  Physical update(Op op) {
    rules.check(op.properties());
    check.accept(op);
    Physical updated = op.existing().orElseThrow().with(op.properties());
    op.account().replace(updated);
    return updated;
  }

  void delete(Account account, Physical resource) {
    checkDeletion.accept(account, resource);
    account.remove(resource);
  }
}
