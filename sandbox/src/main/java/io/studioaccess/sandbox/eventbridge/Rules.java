package io.studioaccess.sandbox.eventbridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateQueue;
import io.studioaccess.sandbox.cloudformation.template.TemplateRule;
import io.studioaccess.sandbox.sqs.Queues;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.event.ruler.Machine;

/**
 * Matches events against the template's rules on the default bus and delivers them. EventBridge's
 * retries are not modelled: a target that refuses an event once has refused it for good.
 */
public final class Rules {

  private static final Logger LOG = LoggerFactory.getLogger(Rules.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Machine machine = Machine.builder().build();
  private final Map<String, TemplateRule> rules;
  private final Map<String, TemplateQueue> queuesByArn;
  private final QueuePolicies policies;
  private final QueuePermission permission;
  private final RuleRegistry registry;
  private final Queues queues;
  private final Forwarding forwarding;
  private final List<Delivery> undelivered = new CopyOnWriteArrayList<>();
  private final List<BiConsumer<Map<String, Object>, List<Delivery>>> listeners =
      new CopyOnWriteArrayList<>();
  private final EventFaults faults = new EventFaults();

  /**
   * @throws IllegalArgumentException if EventBridge would refuse an event pattern
   */
  public Rules(
      Template template,
      Queues queues,
      Forwarding forwarding,
      RuleRegistry registry,
      String accountId) {
    this.rules = template.rules();
    this.queues = queues;
    this.forwarding = forwarding;
    this.registry = registry;
    rules.values().forEach(registry::add);
    this.policies = new QueuePolicies(template);
    this.permission = new QueuePermission(policies, accountId);
    this.queuesByArn =
        template.queues().values().stream()
            .collect(Collectors.toMap(TemplateQueue::arn, Function.identity()));
    rules.forEach(
        (id, rule) -> {
          if (rule.trigger() instanceof TemplateRule.Trigger.EventPattern pattern) {
            add(id, pattern);
          }
        });
  }

  private void add(String id, TemplateRule.Trigger.EventPattern pattern) {
    try {
      machine.addRule(id, pattern.json());
    } catch (IOException e) {
      throw new IllegalArgumentException("the event pattern of " + id + " is invalid", e);
    }
  }

  /** The policies of the queues. */
  public QueuePolicies queuePolicies() {
    return policies;
  }

  /** The logical ids of the rules that match the event. */
  public List<String> matching(Map<String, ?> event) {
    return matching(json(event));
  }

  private List<String> matching(String event) {
    try {
      return machine.rulesForJSONEvent(event);
    } catch (Exception e) {
      throw new IllegalArgumentException("not an event", e);
    }
  }

  /** Delivers the event to the targets of every rule that it matches. */
  public List<Delivery> publish(Map<String, ?> event) {
    var copy = new LinkedHashMap<String, Object>(event);
    var deliveries = new ArrayList<Delivery>();
    int copies = faults.copies(copy);
    for (String id : matching(copy)) {
      TemplateRule rule = rules.get(id);
      if (rule != null && copies == 0) {
        deliveries.add(new Delivery.Dropped(id, EventFaults.LOST));
      } else if (rule != null) {
        for (int i = 0; i < copies; i++) {
          deliveries.addAll(deliver(rule, copy));
        }
      }
    }
    tell(copy, deliveries);
    return deliveries;
  }

  private void tell(Map<String, Object> event, List<Delivery> deliveries) {
    listeners.forEach(listener -> listener.accept(event, List.copyOf(deliveries)));
  }

  /** Events that get lost or arrive twice on purpose. */
  public EventFaults faults() {
    return faults;
  }

  /**
   * Notifies the listener of every event from now on, whatever its rules did with it, in the thread
   * that publishes it.
   */
  public void onPublished(BiConsumer<Map<String, Object>, List<Delivery>> listener) {
    listeners.add(listener);
  }

  /**
   * Delivers a schedule's event to its targets, as at this time.
   *
   * @throws IllegalArgumentException if the template has no such schedule
   */
  public List<Delivery> fire(String schedule, Instant time) {
    TemplateRule rule = rules.get(schedule);
    if (rule == null || !(rule.trigger() instanceof TemplateRule.Trigger.Schedule)) {
      throw new IllegalArgumentException("the template has no schedule " + schedule);
    }
    String[] arn = rule.arn().split(":", -1);
    Map<String, Object> event = ScheduledEvent.of(arn[4], arn[3], time, rule.arn());
    List<Delivery> deliveries = deliver(rule, event);
    tell(event, deliveries);
    return deliveries;
  }

  /** The events that did not reach their target so far. */
  public List<Delivery> undelivered() {
    return List.copyOf(undelivered);
  }

  private List<Delivery> deliver(TemplateRule rule, Map<String, Object> event) {
    return registry.isEnabled(rule)
        ? registry.targets(rule).stream().map(target -> deliver(rule, target, event)).toList()
        : List.of();
  }

  private Delivery deliver(
      TemplateRule rule, TemplateRule.Target target, Map<String, Object> event) {
    String body = target.input().orElseGet(() -> json(event));
    Optional<String> denialReason =
        Forwarding.isEventBus(target)
            ? forwarding.deliver(rule, target, event)
            : send(rule, target.arn(), body, Map.of());
    if (denialReason.isEmpty()) {
      return new Delivery.Delivered(rule.logicalId(), queueId(target.arn()));
    }
    Delivery failed =
        target
            .deadLetterArn()
            .map(
                deadLetters ->
                    sendToDeadLetterQueue(rule, target, deadLetters, body, denialReason.get()))
            .orElseGet(() -> new Delivery.Dropped(rule.logicalId(), denialReason.get()));
    undelivered.add(failed);
    LOG.warn("An event did not reach the target of its rule: {}", failed);
    return failed;
  }

  private Delivery sendToDeadLetterQueue(
      TemplateRule rule,
      TemplateRule.Target target,
      String deadLetters,
      String body,
      String reason) {
    var attributes =
        Map.of(
            "RULE_ARN",
            rule.arn(),
            "TARGET_ARN",
            target.arn(),
            "ERROR_CODE",
            "NO_PERMISSIONS",
            "ERROR_MESSAGE",
            reason);
    return send(rule, deadLetters, body, attributes)
        .<Delivery>map(
            secondReason ->
                new Delivery.Dropped(
                    rule.logicalId(), reason + "; dead-letter queue: " + secondReason))
        .orElseGet(() -> new Delivery.DeadLettered(rule.logicalId(), queueId(deadLetters), reason));
  }

  private Optional<String> send(
      TemplateRule rule, String arn, String body, Map<String, String> attributes) {
    TemplateQueue queue = queuesByArn.get(arn);
    if (queue == null) {
      return Optional.of("the template has no queue " + arn);
    }
    Optional<String> denialReason = permission.denialReason(queue, rule);
    if (denialReason.isPresent()) {
      return denialReason;
    }
    queues.send(queue.name(), body, attributes);
    return Optional.empty();
  }

  private String queueId(String arn) {
    TemplateQueue queue = queuesByArn.get(arn);
    return queue == null ? arn : queue.logicalId();
  }

  private static String json(Map<String, ?> event) {
    try {
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not an event", e);
    }
  }
}
