package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.EventIds;
import io.studioaccess.reconciler.membership.EventTimes;
import io.studioaccess.reconciler.membership.MembershipEvent;
import io.studioaccess.reconciler.membership.MembershipEventDecoder;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.NativeEvents;
import io.studioaccess.reconciler.membership.UserId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message: an EventBridge event or a {@link ReconcileRequest}. An event whose change is
 * already covered by a reconcile is ignored: each change may arrive as two events.
 */
public final class ReconcileMessageReader {
  private final MembershipEventDecoder decoder;
  private final MembershipLedger ledger;
  private final Directory directory;
  private final Direction direction;
  private final InstantSource clock;

  /**
   * @param direction the function that reads
   */
  public ReconcileMessageReader(
      MembershipEventDecoder decoder,
      MembershipLedger ledger,
      Directory directory,
      Direction direction,
      InstantSource clock) {
    this.decoder = decoder;
    this.ledger = ledger;
    this.directory = directory;
    this.direction = direction;
    this.clock = clock;
  }

  /**
   * Reads the message.
   *
   * @param messageId the correlation id of a message that has none
   * @throws io.studioaccess.reconciler.membership.UndecodableEventException for a message that can
   *     never be handled
   */
  public ReconcileMessage read(Map<String, ? extends @Nullable Object> message, String messageId) {
    return withoutCovered(readEach(message, messageId));
  }

  /** Likewise, for a message from a person, who wants it handled whatever happened before. */
  public ReconcileMessage readEach(
      Map<String, ? extends @Nullable Object> message, String messageId) {
    if (ReconcileRequest.is(message)) {
      ReconcileRequest request = ReconcileRequest.of(message);
      return new ReconcileMessage.Reconcile(request.user(), request.trigger(), false);
    }
    Trigger trigger =
        Trigger.ofEvent(EventIds.of(message, messageId), EventTimes.of(message))
            .withCause(Cause.of(message));
    return switch (decoder.decode(message)) {
      case MembershipEvent.Added added -> reconcile(added.user(), trigger);
      case MembershipEvent.Removed removed -> reconcile(removed.user(), trigger);
      case MembershipEvent.UserChanged changed -> reconcile(changed.user(), trigger);
      case MembershipEvent.UsersChanged changed ->
          new ReconcileMessage.ReconcileAll(changed.users(), trigger);
      case MembershipEvent.MembershipDeleted deleted -> ofMembership(deleted.membership(), trigger);
      case MembershipEvent.MembershipChanged changed -> ofMembership(changed, trigger);
      case MembershipEvent.GroupChanged changed ->
          NativeEvents.is(message)
              ? new ReconcileMessage.Compare(changed.group(), false, trigger)
              : new ReconcileMessage.Ignored(
                  "the event names a group and no user: the sweeper handles it", trigger, true);
      case MembershipEvent.AnybodyChanged changed ->
          new ReconcileMessage.Compare(Optional.empty(), changed.isStatus(), trigger);
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

  /** A membership that just began is not recorded yet, but the directory shows it. */
  private ReconcileMessage ofMembership(
      MembershipEvent.MembershipChanged changed, Trigger trigger) {
    return ledger
        .memberOf(changed.membership())
        .or(() -> directory.userOf(changed.membership()))
        .map(user -> reconcile(user, trigger))
        .orElseGet(() -> new ReconcileMessage.Compare(changed.group(), false, trigger));
  }

  private ReconcileMessage withoutCovered(ReconcileMessage message) {
    return switch (message) {
      case ReconcileMessage.Reconcile one when one.isMembershipEvent() ->
          isCovered(one.user(), one.trigger()) ? covered(one.trigger()) : one;
      case ReconcileMessage.ReconcileAll several -> {
        List<UserId> left =
            several.users().stream().filter(user -> !isCovered(user, several.trigger())).toList();
        yield left.isEmpty()
            ? covered(several.trigger())
            : new ReconcileMessage.ReconcileAll(left, several.trigger());
      }
      case ReconcileMessage.Reconcile _, ReconcileMessage.Compare _, ReconcileMessage.Ignored _ ->
          message;
    };
  }

  /** Soon after a change only a pending reconcile can cover it, which the lease shows as well. */
  private boolean isCovered(UserId user, Trigger event) {
    return event
        .since()
        .filter(change -> !clock.instant().isBefore(change.plus(LastReconcile.SETTLING)))
        .filter(change -> ledger.lastReconcile(user).covers(change, direction, clock.instant()))
        .isPresent();
  }

  private static ReconcileMessage covered(Trigger trigger) {
    return new ReconcileMessage.Ignored(
        "a reconcile that covers the change has begun or is due", trigger, true);
  }
}
