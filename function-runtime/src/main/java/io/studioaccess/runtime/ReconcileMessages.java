package io.studioaccess.runtime;

import io.micronaut.context.annotation.Requires;
import io.studioaccess.aws.client.TransientFailures;
import io.studioaccess.aws.cloudwatch.ReconcileMetrics;
import io.studioaccess.aws.dynamodb.DynamoDbNativeEvents;
import io.studioaccess.aws.sqs.DirectoryEventSender;
import io.studioaccess.aws.sqs.SweepRequestSender;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.EventFields;
import io.studioaccess.reconciler.membership.EventIds;
import io.studioaccess.reconciler.membership.NativeEvents;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.reconcile.KeepAlive;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.OutcomeDetail;
import io.studioaccess.reconciler.reconcile.ReconcileMessage;
import io.studioaccess.reconciler.reconcile.ReconcileMessageReader;
import io.studioaccess.reconciler.reconcile.ReconcileQueues;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.ReconcileResult;
import io.studioaccess.reconciler.reconcile.Reconciler;
import io.studioaccess.reconciler.reconcile.Trigger;
import io.studioaccess.reconciler.reconcile.UserOutcome;
import io.studioaccess.reconciler.sweep.SweepRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import software.amazon.awssdk.core.exception.SdkException;

/** Handles EventBridge events and {@link ReconcileRequest}s: reconciles the user that they name. */
@Singleton
@Requires(beans = OperationExecutor.class)
final class ReconcileMessages implements Messages {
  private static final Logger LOG = LoggerFactory.getLogger(ReconcileMessages.class);

  /** Added to an event that returns to the queue. */
  private static final String ATTEMPT = "attempt";

  private final ReconcileMessageReader reader;
  private final Reconciler reconciler;
  private final ReconcileQueues queues;
  private final ReconcileMetrics metrics;
  private final SweepRequestSender sweeper;
  private final DynamoDbNativeEvents nativeEvents;
  private final Clock clock;
  private final CurrentEvent currentEvent;
  private final TransientFailures transientFailures;
  private final DirectoryEventSender ownQueue;

  ReconcileMessages(
      ReconcileMessageReader reader,
      Reconciler reconciler,
      ReconcileQueues queues,
      ReconcileMetrics metrics,
      SweepRequestSender sweeper,
      DynamoDbNativeEvents nativeEvents,
      Clock clock,
      CurrentEvent currentEvent,
      TransientFailures transientFailures,
      DirectoryEventSender ownQueue) {
    this.reader = reader;
    this.reconciler = reconciler;
    this.queues = queues;
    this.metrics = metrics;
    this.sweeper = sweeper;
    this.nativeEvents = nativeEvents;
    this.clock = clock;
    this.currentEvent = currentEvent;
    this.transientFailures = transientFailures;
    this.ownQueue = ownQueue;
  }

  /**
   * Handles the message.
   *
   * @return the outcomes for the user; empty for an ignored message
   * @throws io.studioaccess.reconciler.membership.UndecodableEventException for a message that can
   *     never be handled
   */
  @Override
  public List<Map<String, String>> handle(
      Map<String, ? extends @Nullable Object> message, String id, IntSupplier millisLeft) {
    if (KeepAlive.is(message)) {
      return List.of();
    }
    try {
      return handleOnce(message, id);
    } catch (SdkException e) {
      boolean isQueuedEvent = !ReconcileRequest.is(message) && !id.equals(BY_HAND);
      if (isQueuedEvent && isSentBack(message, id, e)) {
        return List.of();
      }
      throw e;
    }
  }

  @Override
  public boolean postpone(Map<String, ? extends @Nullable Object> message) {
    ownQueue.send(message, transientFailures.shortDelay());
    return true;
  }

  /**
   * Sends an event back to the queue if it failed before the user was known. It counts its attempts
   * itself, because SQS's count leads to the dead-letter queue.
   */
  private boolean isSentBack(
      Map<String, ? extends @Nullable Object> event, String id, SdkException e) {
    int attempt = new EventFields(event).number(ATTEMPT).map(Long::intValue).orElse(1);
    Optional<Duration> delay = transientFailures.delay(e, attempt);
    delay.ifPresent(
        time -> {
          Map<String, @Nullable Object> next = new LinkedHashMap<>(event);
          next.put(ATTEMPT, attempt + 1);
          ownQueue.send(next, time);
          LOG.atWarn()
              .addKeyValue("eventId", EventIds.of(event, id))
              .addKeyValue("reason", TransientFailures.describe(e))
              .log("Event postponed");
        });
    return delay.isPresent();
  }

  private List<Map<String, String>> handleOnce(
      Map<String, ? extends @Nullable Object> message, String id) {
    ReconcileMessage read =
        id.equals(BY_HAND) ? reader.readEach(message, id) : reader.read(message, id);
    if (read.isMembershipEvent()) {
      metrics.membershipEvent();
      if (NativeEvents.is(message)) {
        nativeEvents.seen();
      }
    }
    return switch (read) {
      case ReconcileMessage.Reconcile(UserId user, Trigger trigger, _) -> reconcile(user, trigger);
      case ReconcileMessage.ReconcileAll(List<UserId> users, Trigger trigger) ->
          reconcileAll(users, trigger);
      case ReconcileMessage.Compare compare -> requestSweeps(compare);
      case ReconcileMessage.Ignored(String reason, Trigger trigger, _) -> ignored(reason, trigger);
    };
  }

  /** The users do not depend on one another: a failure is thrown when the others are done. */
  private List<Map<String, String>> reconcileAll(List<UserId> users, Trigger trigger) {
    List<Map<String, String>> details = new ArrayList<>();
    Failures failures = new Failures();
    for (UserId user : users) {
      failures.run(() -> details.addAll(reconcile(user, trigger)));
    }
    failures.throwFirst();
    return details;
  }

  /** The sweeper merges the requests, so that events in any number cause few sweeps. */
  private List<Map<String, String>> requestSweeps(ReconcileMessage.Compare compare) {
    Trigger trigger = compare.trigger();
    SweepRequest members = SweepRequest.membersOf(compare.group(), trigger.eventId());
    sweeper.send(
        members.withSince(trigger.since()).withCause(trigger.cause()).toMerge(), Duration.ZERO);
    if (compare.isStatus()) {
      sweeper.send(SweepRequest.status(trigger.eventId()).toMerge(), Duration.ZERO);
    }
    LOG.atInfo()
        .addKeyValue("eventId", trigger.eventId())
        .addKeyValue("groups", compare.group().map(GroupId::value).orElse("all"))
        .log("Event names no user: sweep requested");
    return List.of();
  }

  private List<Map<String, String>> reconcile(UserId user, Trigger received) {
    Trigger trigger = received.withSinceIfAbsent(clock.instant());
    currentEvent.begin(trigger.eventId());
    try {
      return reconcileOnce(user, trigger);
    } catch (SdkException e) {
      Optional<Duration> delay = transientFailures.delay(e, trigger.attempt());
      if (delay.isEmpty()) {
        throw e;
      }
      String reason = TransientFailures.describe(e);
      queues.requeue(new ReconcileRequest(user, trigger.nextAttempt(), reason), delay.get());
      return report(user, trigger, List.of(new Outcome.Deferred(reason)));
    }
  }

  /**
   * Reports what was done before a failure, if there was one, is thrown. A failure that may pass is
   * left to the next reconcile, if that is requested already: a second request would be one too
   * many, each time.
   */
  private List<Map<String, String>> reconcileOnce(UserId user, Trigger trigger) {
    ReconcileResult result = reconciler.reconcile(user, trigger);
    List<Map<String, String>> details = report(user, trigger, result.outcomes());
    result.unrecorded().ifPresent(e -> warning(user, trigger, e).log("History not written yet"));
    result.untagged().forEach(e -> warning(user, trigger, e).log("Tags not changed yet"));
    try {
      result.throwFailure();
    } catch (SdkException e) {
      if (!result.isRequeued() || transientFailures.delay(e, trigger.attempt()).isEmpty()) {
        throw e;
      }
      LOG.atWarn()
          .addKeyValue("eventId", trigger.eventId())
          .addKeyValue("userId", user)
          .addKeyValue("reason", TransientFailures.describe(e))
          .log("Part of the reconcile failed");
    }
    return details;
  }

  private static LoggingEventBuilder warning(
      UserId user, Trigger trigger, RuntimeException failure) {
    return LOG.atWarn()
        .addKeyValue("eventId", trigger.eventId())
        .addKeyValue("userId", user)
        .addKeyValue("reason", String.valueOf(failure.getMessage()));
  }

  private List<Map<String, String>> report(UserId user, Trigger trigger, List<Outcome> outcomes) {
    metrics.reconciled(trigger, outcomes);
    return log(
        outcomes.stream()
            .map(outcome -> new UserOutcome(user, trigger.eventId(), outcome))
            .map(OutcomeDetail::of)
            .toList());
  }

  private static List<Map<String, String>> log(List<Map<String, String>> details) {
    for (Map<String, String> detail : details) {
      LoggingEventBuilder line = LOG.atInfo();
      for (Map.Entry<String, String> field : detail.entrySet()) {
        line = line.addKeyValue(field.getKey(), field.getValue());
      }
      line.log("User reconciled");
    }
    return details;
  }

  private static List<Map<String, String>> ignored(String reason, Trigger trigger) {
    LOG.atInfo()
        .addKeyValue("eventId", trigger.eventId())
        .addKeyValue("reason", reason)
        .log("Event ignored");
    return List.of();
  }
}
