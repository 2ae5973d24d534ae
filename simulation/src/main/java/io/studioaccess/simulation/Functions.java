package io.studioaccess.simulation;

import io.studioaccess.reconciler.membership.EventIds;
import io.studioaccess.reconciler.membership.EventTimes;
import io.studioaccess.reconciler.membership.IdentityStoreId;
import io.studioaccess.reconciler.membership.MembershipEvent;
import io.studioaccess.reconciler.membership.MembershipEventDecoder;
import io.studioaccess.reconciler.membership.UndecodableEventException;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.reconcile.LeaseLostException;
import io.studioaccess.reconciler.reconcile.ReconcileMessage;
import io.studioaccess.reconciler.reconcile.ReconcileMessageReader;
import io.studioaccess.reconciler.reconcile.ReconcileQueues;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.ReconcileResult;
import io.studioaccess.reconciler.reconcile.Reconciler;
import io.studioaccess.reconciler.reconcile.RetryDelays;
import io.studioaccess.reconciler.reconcile.Trigger;
import io.studioaccess.reconciler.sweep.EventSweeps;
import io.studioaccess.reconciler.sweep.GroupBursts;
import io.studioaccess.reconciler.sweep.Sweep;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.reconciler.sweep.SweepReport;
import io.studioaccess.reconciler.sweep.SweepRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The three functions. What they do with a message is what the functions' runtime does with it:
 * requeue what AWS throttled, and return what failed.
 */
final class Functions {
  /** After this delay no function holds an older copy of the mapping or of a group's name. */
  static final Duration CACHE_EXPIRY = Duration.ofSeconds(75);

  static final MembershipEventDecoder DECODER =
      new MembershipEventDecoder(new IdentityStoreId(InMemoryDirectory.STORE), Setting.HOME);

  private final Timeline timeline;
  private final Story story;
  private final Tally tally;
  private final Chaos chaos;
  private final ChainLaw chains;
  private final Queues queues;
  private final Map<Queue, List<Handler>> handlers = new EnumMap<>(Queue.class);
  private boolean closed;
  private int inFlight;

  /** What an instance does with a message. */
  private record Handler(FunctionInstance instance, Work work) {}

  private interface Work {
    void handle(Invocation invocation);
  }

  Functions(Timeline timeline, Boundary boundary, Tally tally, Chaos chaos, ChainLaw chains) {
    this.timeline = timeline;
    this.story = boundary.story();
    this.tally = tally;
    this.chaos = chaos;
    this.chains = chains;
    this.queues = new Queues(timeline, boundary, chaos, chains, this::receive);
    for (Queue queue : Queue.values()) {
      handlers.put(queue, new ArrayList<>());
    }
  }

  Queues queues() {
    return queues;
  }

  void addReconciler(
      Queue queue,
      FunctionInstance instance,
      ReconcileMessageReader reader,
      Reconciler reconciler) {
    ReconcileQueues own = queues.of(queue);
    handlersOf(queue)
        .add(new Handler(instance, invocation -> reconcile(invocation, reader, reconciler, own)));
  }

  void addSweeper(FunctionInstance instance, Sweep sweep, EventSweeps eventSweeps) {
    GroupBursts bursts = new GroupBursts(eventSweeps, instance.clock(), CACHE_EXPIRY);
    handlersOf(Queue.SWEEPER)
        .add(new Handler(instance, invocation -> sweep(invocation, sweep, eventSweeps, bursts)));
  }

  List<FunctionInstance> instances() {
    return handlers.values().stream().flatMap(List::stream).map(Handler::instance).toList();
  }

  private List<Handler> handlersOf(Queue queue) {
    return Objects.requireNonNull(handlers.get(queue));
  }

  boolean isBusy() {
    return inFlight > 0;
  }

  /** From now on, invocations end without consequences. */
  void close() {
    closed = true;
  }

  private void receive(Message message) {
    List<Handler> all = handlersOf(message.queue());
    int which = (int) Long.remainderUnsigned(Dice.mix(message.key(), -1), all.size());
    Handler handler = all.get(which);
    long received = timeline.millis();
    Invocation invocation =
        new Invocation(
            handler.instance().toString(),
            handler.instance(),
            message,
            received + message.queue().timeout());
    tally.invocation();
    inFlight++;
    story.add(received, invocation, "receives", message.receives(), message.body());
    timeline.start(invocation, () -> run(handler, invocation, received));
  }

  private void run(Handler handler, Invocation invocation, long received) {
    boolean handled = false;
    try {
      handler.work().handle(invocation);
      handled = true;
    } catch (FailedCallException
        | LeaseLostException
        | InaccessibleAccountException
        | UndecodableEventException e) {
      story.add(timeline.millis(), invocation, "fails:", String.valueOf(e.getMessage()));
    } catch (KilledError e) {
      // The message appears again.
    } catch (RuntimeException e) {
      chains.escaped(e);
    }
    inFlight--;
    if (!closed) {
      finish(invocation, handled, received);
    }
  }

  private void finish(Invocation invocation, boolean handled, long received) {
    Message message = invocation.message();
    if (handled) {
      chains.handled(message, invocation.users());
    } else {
      chains.failed(invocation.users());
      queues.failed(message, received);
    }
  }

  private void reconcile(
      Invocation invocation,
      ReconcileMessageReader reader,
      Reconciler reconciler,
      ReconcileQueues own) {
    Message message = invocation.message();
    switch (reader.read(message.body(), message.id())) {
      case ReconcileMessage.Reconcile(UserId user, Trigger trigger, _) ->
          reconcile(invocation, user, trigger, reconciler, own);
      case ReconcileMessage.Compare compare -> requestSweeps(compare);
      case ReconcileMessage.ReconcileAll(List<UserId> users, Trigger trigger) -> {
        Failures failures = new Failures();
        for (UserId user : users) {
          failures.run(() -> reconcile(invocation, user, trigger, reconciler, own));
        }
        failures.throwFirst();
      }
      case ReconcileMessage.Ignored ignored -> {
        if (ignored.reason().contains("covers the change")) {
          tally.covered();
        }
        story.add(timeline.millis(), invocation, "ignores it:", ignored.reason());
      }
    }
  }

  private void reconcile(
      Invocation invocation,
      UserId user,
      Trigger received,
      Reconciler reconciler,
      ReconcileQueues own) {
    Served served = invocation.serve(user);
    chains.begun(invocation.message(), invocation.users());
    Trigger trigger = received.withSinceIfAbsent(invocation.instance().clock().instant());
    try {
      ReconcileResult result = reconciler.reconcile(user, trigger);
      served.complete();
      chains.outcomes(user, result.outcomes());
      story.add(timeline.millis(), invocation, "ends with", result.outcomes());
      throwFailure(result);
    } catch (FailedCallException e) {
      if (!served.isComplete()) {
        chains.sentBack(user);
      }
      Direction direction =
          invocation.message().queue() == Queue.PROVISIONER ? Direction.GRANT : Direction.REVOKE;
      Duration delay = delay(e, RetryDelays.of(direction), trigger.attempt(), invocation);
      own.requeue(
          new ReconcileRequest(user, trigger.nextAttempt(), String.valueOf(e.getMessage())), delay);
    }
  }

  /** A failure that may pass is left to the next reconcile, if that is requested already. */
  private static void throwFailure(ReconcileResult result) {
    try {
      result.throwFailure();
    } catch (FailedCallException e) {
      if (!result.isRequeued()) {
        throw e;
      }
    }
  }

  private void requestSweeps(ReconcileMessage.Compare compare) {
    Trigger trigger = compare.trigger();
    SweepRequest members = SweepRequest.membersOf(compare.group(), trigger.eventId());
    queues.requeue(members.withSince(trigger.since()).toMerge(), Duration.ZERO);
    if (compare.isStatus()) {
      queues.requeue(SweepRequest.status(trigger.eventId()).toMerge(), Duration.ZERO);
    }
  }

  private void sweep(
      Invocation invocation, Sweep sweep, EventSweeps eventSweeps, GroupBursts bursts) {
    Map<String, Object> body = invocation.message().body();
    String id = invocation.message().id();
    if (SweepRequest.is(body)) {
      SweepRequest request = SweepRequest.of(body, id);
      Optional<Duration> wait = request.delayUntilStart(invocation.instance().clock().instant());
      if (wait.isPresent()) {
        queues.ofSweeper().requeue(request.stillWaiting(), wait.get());
        return;
      }
      switch (request.merge()) {
        case NONE -> sweep(request, invocation, sweep);
        case EVENT -> merge(request, invocation, sweep, eventSweeps, bursts);
        case REPEAT -> take(bursts.repeat(request, id), request, invocation, sweep);
      }
      return;
    }
    String eventId = EventIds.of(body, id);
    switch (DECODER.decode(body)) {
      case MembershipEvent.GroupChanged changed ->
          merge(
              SweepRequest.membersOf(changed.group(), eventId).withSince(EventTimes.of(body)),
              invocation,
              sweep,
              eventSweeps,
              bursts);
      case MembershipEvent.AnybodyChanged anybody -> {
        if (anybody.isStatus()) {
          merge(SweepRequest.status(eventId), invocation, sweep, eventSweeps, bursts);
        }
        merge(SweepRequest.allUsers(eventId), invocation, sweep, eventSweeps, bursts);
      }
      case MembershipEvent.Added _,
          MembershipEvent.Removed _,
          MembershipEvent.MembershipDeleted _,
          MembershipEvent.MembershipChanged _,
          MembershipEvent.UserChanged _,
          MembershipEvent.UsersChanged _ ->
          queues.forward(body);
      case MembershipEvent.Ignored _ -> {}
    }
  }

  /** An event's group is swept at once and once more; all users are swept once per period. */
  private void merge(
      SweepRequest request,
      Invocation invocation,
      Sweep sweep,
      EventSweeps eventSweeps,
      GroupBursts bursts) {
    SweepQueues sweeper = queues.ofSweeper();
    if (request.coversAllUsers()) {
      eventSweeps
          .delayOfAll(request.scope())
          .ifPresent(delay -> sweeper.requeue(request.toRun(), delay));
      return;
    }
    take(bursts.event(request, invocation.message().id()), request, invocation, sweep);
  }

  private void take(
      GroupBursts.Turn turn, SweepRequest request, Invocation invocation, Sweep sweep) {
    SweepQueues sweeper = queues.ofSweeper();
    switch (turn) {
      case GroupBursts.Turn.Now(var andAgainIn) -> {
        andAgainIn.ifPresent(delay -> sweeper.requeue(request.toRepeat(), delay));
        sweep(request.toRun(), invocation, sweep);
      }
      case GroupBursts.Turn.NowAndOnceMore(Duration delay) -> {
        sweeper.requeue(request.toRun(), delay);
        sweep(request.toRun(), invocation, sweep);
      }
      case GroupBursts.Turn.Later(Duration delay) -> sweeper.requeue(request.toRepeat(), delay);
      case GroupBursts.Turn.Covered(String reason) ->
          story.add(timeline.millis(), invocation, "ignores it:", reason);
    }
  }

  private void sweep(SweepRequest request, Invocation invocation, Sweep sweep) {
    try {
      SweepReport report = sweep.run(request, () -> isTimeUp(invocation));
      story.add(
          timeline.millis(),
          invocation,
          "swept, requests",
          report.toProvisioner(),
          "grants and",
          report.toDeprovisioner(),
          "revocations");
      report.throwFailure();
      if (report.toProvisioner() + report.toDeprovisioner() == 0) {
        invocation.markDull();
      }
    } catch (FailedCallException e) {
      Duration delay = delay(e, RetryDelays.SWEEPS, request.attempt(), invocation);
      queues.ofSweeper().requeue(request.nextAttempt(), delay);
    }
  }

  /**
   * @throws FailedCallException the failure itself, after the last attempt
   */
  private static Duration delay(
      FailedCallException e, RetryDelays delays, int attempt, Invocation invocation) {
    RetryDelays.Reason reason =
        e instanceof FailedCallException.Throttled
            ? RetryDelays.Reason.THROTTLED
            : RetryDelays.Reason.FAILED;
    double luck = invocation.dice().below(1_000) / 1_000.0;
    return delays.after(attempt, reason, luck).orElseThrow(() -> e);
  }

  /** A sweep of any size may have to stop anywhere. */
  private boolean isTimeUp(Invocation invocation) {
    return !chaos.trouble().isCalm() && !chaos.isOver() && invocation.dice().oneIn(40);
  }
}
