package io.studioaccess.lambda;

import io.studioaccess.membership.EventFields;
import io.studioaccess.membership.MembershipEvent;
import io.studioaccess.membership.MembershipEventDecoder;
import io.studioaccess.membership.UserId;
import io.studioaccess.plan.Outcome;
import io.studioaccess.reconcile.LookAgain;
import io.studioaccess.reconcile.MembershipLedger;
import io.studioaccess.reconcile.OutcomeOfUser;
import io.studioaccess.reconcile.Reconciler;
import io.studioaccess.reconcile.Trigger;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From one message, an EventBridge event or a {@link LookAgain}, to the user it is about. */
@Singleton
final class MessageRouter {
  private static final Logger LOG = LoggerFactory.getLogger(MessageRouter.class);

  private final MembershipEventDecoder decoder;
  private final MembershipLedger ledger;
  private final Reconciler reconciler;

  MessageRouter(MembershipEventDecoder decoder, MembershipLedger ledger, Reconciler reconciler) {
    this.decoder = decoder;
    this.ledger = ledger;
    this.reconciler = reconciler;
  }

  /**
   * Deals with the message.
   *
   * @return the outcomes for the user; empty for a message that is about nobody of ours
   * @throws io.studioaccess.membership.UndecodableEventException for a message that can never be
   *     dealt with
   */
  List<OutcomeOfUser> route(Map<String, ? extends @Nullable Object> message) {
    if (LookAgain.is(message)) {
      LookAgain again = LookAgain.of(message);
      return reconcile(again.user(), again.trigger());
    }
    Trigger trigger = Trigger.first(eventId(message));
    return switch (decoder.decode(message)) {
      case MembershipEvent.Added added -> reconcile(added.user(), trigger);
      case MembershipEvent.Removed removed -> reconcile(removed.user(), trigger);
      case MembershipEvent.UserChanged changed -> reconcile(changed.user(), trigger);
      case MembershipEvent.MembershipDeleted deleted ->
          ledger
              .memberOf(deleted.membership())
              .map(user -> reconcile(user, trigger))
              .orElseGet(() -> ignored("the membership was never seen in a mapped group", trigger));
      case MembershipEvent.Ignored(String reason) -> ignored(reason, trigger);
    };
  }

  private List<OutcomeOfUser> reconcile(UserId user, Trigger trigger) {
    List<Outcome> outcomes = reconciler.reconcile(user, trigger);
    return outcomes.stream()
        .map(outcome -> new OutcomeOfUser(user, trigger.eventId(), outcome))
        .toList();
  }

  private static List<OutcomeOfUser> ignored(String reason, Trigger trigger) {
    LOG.atInfo()
        .addKeyValue("eventId", trigger.eventId())
        .addKeyValue("reason", reason)
        .log("Event ignored");
    return List.of();
  }

  private static String eventId(Map<String, ? extends @Nullable Object> message) {
    EventFields fields = new EventFields(message);
    Optional<String> cloudTrail = fields.text("detail.eventID");
    return cloudTrail.or(() -> fields.text("id")).orElse("unknown");
  }
}
