package io.studioaccess.simulation;

import io.studioaccess.reconciler.sweep.SweepCount;
import io.studioaccess.reconciler.sweep.SweepPart;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Full sweeps that several invocations share. */
final class SharedSweeps {
  private final Map<String, SweepCount> sums = new LinkedHashMap<>();
  private final Map<String, Set<SweepPart>> open = new LinkedHashMap<>();

  void begin(String run, SweepCount first, List<SweepPart> parts) {
    sums.put(run, first);
    open.put(run, new LinkedHashSet<>(parts));
  }

  Optional<SweepCount> add(SweepPart part, SweepCount count, List<SweepPart> parts) {
    Set<SweepPart> remaining = open.getOrDefault(part.run(), new LinkedHashSet<>());
    if (!remaining.remove(part)) {
      return Optional.empty();
    }
    remaining.addAll(parts);
    SweepCount sum = sum(Objects.requireNonNull(sums.get(part.run())), count);
    sums.put(part.run(), sum);
    return Optional.of(sum).filter(_ -> remaining.isEmpty());
  }

  private static SweepCount sum(SweepCount one, SweepCount other) {
    return new SweepCount(
        one.groups() + other.groups(),
        one.users() + other.users(),
        one.profiles() + other.profiles(),
        one.requested() + other.requested(),
        one.inaccessible() + other.inaccessible(),
        one.powerfulDefaultRoles() + other.powerfulDefaultRoles());
  }
}
