package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An order in which CloudFormation may create resources: each after those that it refers to, and
 * otherwise in any order, because CloudFormation creates them in parallel.
 */
@FunctionalInterface
interface CreationOrder {

  CreationOrder AS_DECLARED = declared -> sort(declared, ready -> ready);
  CreationOrder REVERSED = declared -> sort(declared, List::reversed);

  static CreationOrder shuffled(long seed) {
    var random = new Random(seed);
    return declared ->
        sort(
            declared,
            ready -> {
              var shuffled = new ArrayList<>(ready);
              Collections.shuffle(shuffled, random);
              return shuffled;
            });
  }

  /**
   * @throws Refused naming a cycle
   */
  List<Declared> of(Collection<Declared> declared);

  private static List<Declared> sort(
      Collection<Declared> declared, UnaryOperator<List<Declared>> choice) {
    var waiting = new LinkedHashMap<String, Declared>();
    declared.forEach(resource -> waiting.put(resource.id(), resource));
    var sorted = new ArrayList<Declared>();
    while (!waiting.isEmpty()) {
      List<Declared> ready =
          waiting.values().stream()
              .filter(resource -> Collections.disjoint(resource.dependencies(), waiting.keySet()))
              .toList();
      if (ready.isEmpty()) {
        throw new Refused(
            "Circular dependency between resources: " + String.join(" -> ", cycle(waiting)),
            "Remove one of these references.");
      }
      Declared next = choice.apply(ready).getFirst();
      sorted.add(next);
      waiting.remove(next.id());
    }
    return sorted;
  }

  private static List<String> cycle(Map<String, Declared> waiting) {
    Set<String> path = new LinkedHashSet<>();
    String at = waiting.keySet().iterator().next();
    while (path.add(at)) {
      at =
          Objects.requireNonNull(waiting.get(at)).dependencies().stream()
              .filter(waiting::containsKey)
              .findFirst()
              .orElseThrow();
    }
    var cycle = new ArrayList<>(path);
    cycle.subList(0, cycle.indexOf(at)).clear();
    cycle.add(at);
    return cycle;
  }
}
