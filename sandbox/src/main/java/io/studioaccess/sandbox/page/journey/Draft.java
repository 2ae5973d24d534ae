package io.studioaccess.sandbox.page.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A journey that still changes. {@link Journeys} guards it. */
final class Draft {
  /** A chain of retries may have any length; the page shows its newest part. */
  private static final int STEPS_KEPT = 60;

  private final String id;
  private final Instant at;
  private final EventTitle title;
  private final Map<String, Object> event;
  final Set<String> users = new LinkedHashSet<>();
  final List<Journey.DeliveryView> deliveries = new ArrayList<>();
  final List<Map<String, Object>> outcomes = new ArrayList<>();
  private final List<DecisionStep> steps = new ArrayList<>();
  long version;

  Draft(String id, Instant at, EventTitle title, Map<String, Object> event) {
    this.id = id;
    this.at = at;
    this.title = title;
    this.event = new HashMap<>(event);
  }

  void add(DecisionStep step) {
    steps.add(step);
    if (steps.size() > STEPS_KEPT) {
      steps.removeFirst();
    }
    if (!step.user().isEmpty()) {
      users.add(step.user());
    }
  }

  Journey journey(Names names) {
    Set<String> people = new LinkedHashSet<>();
    users.forEach(user -> people.add(names.user(user).orElse(user)));
    return new Journey(
        id,
        version,
        at,
        people.size() == 1 ? title.about(people.iterator().next()) : title,
        Set.copyOf(users),
        people,
        event,
        List.copyOf(deliveries),
        List.copyOf(steps),
        List.copyOf(outcomes));
  }
}
