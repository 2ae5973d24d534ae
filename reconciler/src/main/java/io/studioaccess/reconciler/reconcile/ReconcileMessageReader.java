package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.membership.EventIds;
import io.studioaccess.reconciler.membership.EventTimes;
import io.studioaccess.reconciler.membership.MembershipEvent;
import io.studioaccess.reconciler.membership.MembershipEventDecoder;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a message: an EventBridge event or a {@link ReconcileRequest}. */
public final class ReconcileMessageReader {
  private final MembershipEventDecoder decoder;
  private final MembershipLedger ledger;

  public ReconcileMessageReader(MembershipEventDecoder decoder, MembershipLedger ledger) {
    this.decoder = decoder;
    this.ledger = ledger;
  }

  /**
   * Reads the message.
   *
   * @param messageId the correlation id of a message that has none
   * @throws io.studioaccess.reconciler.membership.UndecodableEventException for a message that can
   *     never be handled
   */
  public ReconcileMessage read(Map<String, ? extends @Nullable Object> message, String messageId) {
    if (ReconcileRequest.is(message)) {
      ReconcileRequest request = ReconcileRequest.of(message);
      return new ReconcileMessage.Reconcile(request.user(), request.trigger(), false);
    }
    Trigger first = Trigger.first(EventIds.of(message, messageId));
    Trigger trigger = EventTimes.of(message).map(first::withSinceIfAbsent).orElse(first);
    return switch (decoder.decode(message)) {
      case MembershipEvent.Added added -> reconcile(added.user(), trigger);
      case MembershipEvent.Removed removed -> reconcile(removed.user(), trigger);
      case MembershipEvent.UserChanged changed -> reconcile(changed.user(), trigger);
      case MembershipEvent.MembershipDeleted deleted -> ofMembership(deleted.membership(), trigger);
      case MembershipEvent.GroupChanged _ ->
          new ReconcileMessage.Ignored(
              "the event names a group and no user: the sweeper handles it", trigger, true);
      case MembershipEvent.Ignored(String reason) ->
          new ReconcileMessage.Ignored(reason, trigger, false);
    };
  }

  private static ReconcileMessage reconcile(UserId user, Trigger trigger) {
    return new ReconcileMessage.Reconcile(user, trigger, true);
  }

  private ReconcileMessage ofMembership(MembershipId membership, Trigger trigger) {
    return ledger
        .memberOf(membership)
        .map(user -> reconcile(user, trigger))
        .orElseGet(
            () ->
                new ReconcileMessage.Ignored(
                    "the membership is not recorded as one of a mapped group", trigger, true));
  }
}
