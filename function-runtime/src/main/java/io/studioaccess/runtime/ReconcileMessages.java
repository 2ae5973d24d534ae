package io.studioaccess.runtime;

import io.micronaut.context.annotation.Requires;
import io.studioaccess.aws.client.Throttling;
import io.studioaccess.aws.cloudwatch.ReconcileMetrics;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
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
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
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

  private final ReconcileMessageReader reader;
  private final Reconciler reconciler;
  private final ReconcileQueues queues;
  private final ReconcileMetrics metrics;
  private final Clock clock;
  private final CurrentEvent currentEvent;

  ReconcileMessages(
      ReconcileMessageReader reader,
      Reconciler reconciler,
      ReconcileQueues queues,
      ReconcileMetrics metrics,
      Clock clock,
      CurrentEvent currentEvent) {
    this.reader = reader;
    this.reconciler = reconciler;
    this.queues = queues;
    this.metrics = metrics;
    this.clock = clock;
    this.currentEvent = currentEvent;
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
    ReconcileMessage read = reader.read(message, id);
    if (read.isMembershipEvent()) {
      metrics.membershipEvent();
    }
    return switch (read) {
      case ReconcileMessage.Reconcile(UserId user, Trigger trigger, _) -> reconcile(user, trigger);
      case ReconcileMessage.Ignored(String reason, Trigger trigger, _) -> ignored(reason, trigger);
    };
  }

  private List<Map<String, String>> reconcile(UserId user, Trigger received) {
    Trigger trigger = received.withSinceIfAbsent(clock.instant());
    currentEvent.begin(trigger.eventId());
    try {
      return reconcileOnce(user, trigger);
    } catch (SdkException e) {
      Optional<Duration> delay = Throttling.delay(e, trigger.attempt());
      if (delay.isEmpty()) {
        throw e;
      }
      String reason = "AWS throttled the request: " + e.getMessage();
      queues.requeue(new ReconcileRequest(user, trigger.nextAttempt(), reason), delay.get());
      return report(user, trigger, List.of(new Outcome.Deferred(reason)));
    }
  }

  /** Reports what was done before a failure, if there was one, is thrown. */
  private List<Map<String, String>> reconcileOnce(UserId user, Trigger trigger) {
    ReconcileResult result = reconciler.reconcile(user, trigger);
    List<Map<String, String>> details = report(user, trigger, result.outcomes());
    result.throwFailure();
    return details;
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
