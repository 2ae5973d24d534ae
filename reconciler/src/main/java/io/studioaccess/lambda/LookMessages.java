package io.studioaccess.lambda;

import io.micronaut.context.annotation.Requires;
import io.studioaccess.aws.LookMetrics;
import io.studioaccess.aws.OutcomeDetail;
import io.studioaccess.aws.Throttling;
import io.studioaccess.membership.MembershipEvent;
import io.studioaccess.membership.MembershipEventDecoder;
import io.studioaccess.membership.UserId;
import io.studioaccess.plan.Outcome;
import io.studioaccess.reconcile.LookAgain;
import io.studioaccess.reconcile.LookAgainQueues;
import io.studioaccess.reconcile.Mandate;
import io.studioaccess.reconcile.MembershipLedger;
import io.studioaccess.reconcile.OutcomeOfUser;
import io.studioaccess.reconcile.Reconciler;
import io.studioaccess.reconcile.Trigger;
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

/** From one message, an EventBridge event or a {@link LookAgain}, to a look at one user. */
@Singleton
@Requires(beans = Mandate.class)
final class LookMessages implements Messages {
  private static final Logger LOG = LoggerFactory.getLogger(LookMessages.class);

  private final MembershipEventDecoder decoder;
  private final MembershipLedger ledger;
  private final Reconciler reconciler;
  private final LookAgainQueues queues;
  private final LookMetrics metrics;
  private final Clock clock;
  private final EventInHand inHand;

  LookMessages(
      MembershipEventDecoder decoder,
      MembershipLedger ledger,
      Reconciler reconciler,
      LookAgainQueues queues,
      LookMetrics metrics,
      Clock clock,
      EventInHand inHand) {
    this.decoder = decoder;
    this.ledger = ledger;
    this.reconciler = reconciler;
    this.queues = queues;
    this.metrics = metrics;
    this.inHand = inHand;
    this.clock = clock;
  }

  /**
   * Deals with the message.
   *
   * @return the outcomes for the user; empty for a message that is about nobody of ours
   * @throws io.studioaccess.membership.UndecodableEventException for a message that can never be
   *     dealt with
   */
  @Override
  public List<Map<String, String>> handle(
      Map<String, ? extends @Nullable Object> message, String id, IntSupplier millisLeft) {
    if (LookAgain.is(message)) {
      LookAgain again = LookAgain.of(message);
      return look(again.user(), again.trigger());
    }
    Trigger first = Trigger.first(EventIds.of(message, id));
    Trigger trigger = EventTimes.of(message).map(first::since).orElse(first);
    MembershipEvent event = decoder.decode(message);
    if (!(event instanceof MembershipEvent.Ignored)) {
      metrics.membershipEvent();
    }
    return switch (event) {
      case MembershipEvent.Added added -> look(added.user(), trigger);
      case MembershipEvent.Removed removed -> look(removed.user(), trigger);
      case MembershipEvent.UserChanged changed -> look(changed.user(), trigger);
      case MembershipEvent.MembershipDeleted deleted ->
          ledger
              .memberOf(deleted.membership())
              .map(user -> look(user, trigger))
              .orElseGet(() -> ignored("the membership was never seen in a mapped group", trigger));
      case MembershipEvent.GroupChanged _ ->
          ignored("it names a group and no user: this is the sweeper's", trigger);
      case MembershipEvent.Ignored(String reason) -> ignored(reason, trigger);
    };
  }

  private List<Map<String, String>> look(UserId user, Trigger asked) {
    Trigger trigger = asked.since(clock.instant());
    inHand.take(trigger.eventId());
    List<Outcome> outcomes = outcomes(user, trigger);
    metrics.looked(trigger, outcomes);
    return log(
        outcomes.stream()
            .map(outcome -> new OutcomeOfUser(user, trigger.eventId(), outcome))
            .map(OutcomeDetail::of)
            .toList());
  }

  private List<Outcome> outcomes(UserId user, Trigger trigger) {
    try {
      return reconciler.reconcile(user, trigger);
    } catch (SdkException e) {
      Optional<Duration> delay = Throttling.delay(e, trigger.attempt());
      if (delay.isEmpty()) {
        throw e;
      }
      String because = "AWS was too busy: " + e.getMessage();
      queues.toMyself(new LookAgain(user, trigger.next(), because), delay.get());
      return List.of(new Outcome.Deferred(because));
    }
  }

  private static List<Map<String, String>> log(List<Map<String, String>> details) {
    for (Map<String, String> detail : details) {
      LoggingEventBuilder line = LOG.atInfo();
      for (Map.Entry<String, String> field : detail.entrySet()) {
        line = line.addKeyValue(field.getKey(), field.getValue());
      }
      line.log("User looked at");
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
