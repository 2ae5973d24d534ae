package io.studioaccess.sandbox.page.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import io.studioaccess.sandbox.eventbridge.Delivery;
import io.studioaccess.sandbox.lambda.LogLine;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.wire.Call;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** The ways of the latest events. */
public final class Journeys {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A page with more is slow to read, for people and browsers. */
  private static final int KEPT = 300;

  private final Clock clock;
  private final Names names;
  private final PendingCalls calls;
  private final Map<String, String> functionByRole = new HashMap<>();
  private final LinkedHashMap<String, Draft> journeys = new LinkedHashMap<>();
  private final List<BiConsumer<Journey, DecisionStep>> stepListeners =
      new CopyOnWriteArrayList<>();
  private long version;

  private Journeys(Clock clock, Names names, Collection<TemplateFunction> functions) {
    this.clock = clock;
    this.names = names;
    this.calls = new PendingCalls(names);
    functions.forEach(f -> functionByRole.put(f.role().name(), f.logicalId()));
  }

  /**
   * Follows the events of a sandbox from now on. The caller passes the log lines on to {@link
   * #logged}.
   */
  public static Journeys of(Sandbox sandbox, Names names) {
    var journeys = new Journeys(sandbox.clock(), names, sandbox.template().functions().values());
    sandbox.rules().onPublished(journeys::published);
    sandbox.endpoint().calls().onCall(journeys::called);
    return journeys;
  }

  /** Notifies the listener of every decision, in the thread that reads the functions' logs. */
  public void onStep(BiConsumer<Journey, DecisionStep> listener) {
    stepListeners.add(listener);
  }

  private synchronized void published(Map<String, Object> event, List<Delivery> deliveries) {
    names.refresh();
    Map<?, ?> detail = event.get("detail") instanceof Map<?, ?> map ? map : Map.of();
    if ("studio-access".equals(event.get("source"))) {
      Draft draft = draft(String.valueOf(detail.get("eventId")));
      draft.outcomes.add(event);
      touch(draft);
      return;
    }
    String id =
        String.valueOf(detail.containsKey("eventID") ? detail.get("eventID") : event.get("id"));
    Draft draft =
        journeys.computeIfAbsent(
            id, _ -> new Draft(id, clock.instant(), EventTitle.of(event, names), event));
    draft.users.addAll(names.usersIn(event.toString()));
    deliveries.forEach(delivery -> draft.deliveries.add(view(delivery)));
    touch(draft);
  }

  private static Journey.DeliveryView view(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered(String rule, String queue) ->
          new Journey.DeliveryView(rule, queue, "");
      case Delivery.DeadLettered(String rule, String queue, String reason) ->
          new Journey.DeliveryView(rule, queue, reason);
      case Delivery.Dropped(String rule, String reason) ->
          new Journey.DeliveryView(rule, "", reason);
    };
  }

  private void called(Call call) {
    String function =
        functionByRole.getOrDefault(
            call.principal(), functionByRole.getOrDefault(call.assumedBy(), ""));
    if (!function.isEmpty()) {
      synchronized (this) {
        calls.add(function, call);
      }
    }
  }

  /** Adds a function's log line to the journey whose id it has. */
  public void logged(LogLine line) {
    JsonNode entry = json(line.text());
    String id = entry.path("data").path("eventId").asText();
    if (id.isEmpty()) {
      return;
    }
    Journey journey;
    DecisionStep step;
    synchronized (this) {
      String user = entry.path("data").path("userId").asText();
      DecisionWords words = DecisionWords.of(entry);
      step =
          new DecisionStep(
              line.at(),
              line.function().replace("Function", ""),
              user,
              words.text(),
              words.tone(),
              entry.path("data"),
              calls.take(line.function(), user));
      Draft draft = draft(id);
      draft.add(step);
      touch(draft);
      journey = draft.journey(names);
    }
    stepListeners.forEach(listener -> listener.accept(journey, step));
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line.startsWith("{") ? line : "{}");
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode(); // a line of the runtime, not of the function's logger
    }
  }

  private Draft draft(String id) {
    return journeys.computeIfAbsent(
        id,
        _ ->
            new Draft(
                id,
                clock.instant(),
                new EventTitle("A reconcile was requested", "other", ""),
                Map.of()));
  }

  private void touch(Draft draft) {
    draft.version = ++version;
    Iterator<Draft> oldest = journeys.values().iterator();
    while (journeys.size() > KEPT && oldest.hasNext()) {
      oldest.next();
      oldest.remove();
    }
  }

  /** The journeys that changed after this version, the oldest first. */
  public synchronized List<Journey> since(long seen) {
    return journeys.values().stream()
        .filter(draft -> draft.version > seen)
        .map(draft -> draft.journey(names))
        .toList();
  }

  public synchronized long version() {
    return version;
  }
}
