package io.studioaccess.sweeper;

import io.studioaccess.aws.client.TransientFailures;
import io.studioaccess.aws.cloudwatch.SweepMetrics;
import io.studioaccess.aws.dynamodb.DynamoDbNativeEvents;
import io.studioaccess.aws.settings.MappingSettings;
import io.studioaccess.aws.sqs.DirectoryEventSender;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.EventIds;
import io.studioaccess.reconciler.membership.EventTimes;
import io.studioaccess.reconciler.membership.MembershipEvent;
import io.studioaccess.reconciler.membership.MembershipEventDecoder;
import io.studioaccess.reconciler.membership.NativeEvents;
import io.studioaccess.reconciler.reconcile.KeepAlive;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.sweep.AssignmentChange;
import io.studioaccess.reconciler.sweep.EventSweeps;
import io.studioaccess.reconciler.sweep.GroupBursts;
import io.studioaccess.reconciler.sweep.PowerfulDefaultRole;
import io.studioaccess.reconciler.sweep.Sweep;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.reconciler.sweep.SweepReport;
import io.studioaccess.reconciler.sweep.SweepRequest;
import io.studioaccess.runtime.CurrentEvent;
import io.studioaccess.runtime.Messages;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns messages into sweeps: an event that names a group or nobody, a change of a mapping row, the
 * hourly schedule, or a request to continue a sweep.
 */
@Singleton
final class SweepMessages implements Messages {
  private static final Logger LOG = LoggerFactory.getLogger(SweepMessages.class);

  /** After this delay no reconcile uses a mapping or group name cached before the change. */
  private static final Duration CACHE_EXPIRY = MappingSettings.CACHED_FOR.plusSeconds(15);

  /**
   * The time that one more group or domain, reading the ledger, and sending the requests may need:
   * half of the function's timeout.
   */
  private static final int RESERVED_MILLIS = 150_000;

  private final MembershipEventDecoder decoder;
  private final Sweep sweep;
  private final SweepQueues queues;
  private final DirectoryEventSender deprovisioner;
  private final EventSweeps eventSweeps;
  private final Clock clock;
  private final GroupBursts bursts;
  private final DynamoDbNativeEvents nativeEvents;
  private final SweepMetrics metrics;
  private final CurrentEvent currentEvent;
  private final TransientFailures transientFailures;

  SweepMessages(
      MembershipEventDecoder decoder,
      Sweep sweep,
      SweepQueues queues,
      DirectoryEventSender deprovisioner,
      EventSweeps eventSweeps,
      DynamoDbNativeEvents nativeEvents,
      SweepMetrics metrics,
      Clock clock,
      CurrentEvent currentEvent,
      TransientFailures transientFailures) {
    this.decoder = decoder;
    this.sweep = sweep;
    this.queues = queues;
    this.deprovisioner = deprovisioner;
    this.eventSweeps = eventSweeps;
    this.clock = clock;
    this.bursts = new GroupBursts(eventSweeps, clock, CACHE_EXPIRY);
    this.nativeEvents = nativeEvents;
    this.metrics = metrics;
    this.currentEvent = currentEvent;
    this.transientFailures = transientFailures;
  }

  @Override
  public Map<String, Object> handle(
      Map<String, ? extends @Nullable Object> message, String id, IntSupplier millisLeft) {
    if (KeepAlive.is(message)) {
      return Map.of();
    }
    if (SweepRequest.is(message)) {
      SweepRequest request = SweepRequest.of(message, id);
      Optional<Duration> wait = request.delayUntilStart(clock.instant());
      if (wait.isPresent()) {
        queues.requeue(request.stillWaiting(), wait.get());
        return request.fields();
      }
      return switch (request.merge()) {
        case NONE -> sweep(request, millisLeft);
        case EVENT -> merge(request, id, millisLeft);
        case REPEAT -> take(bursts.repeat(request, id), request, millisLeft);
      };
    }
    if (RowChange.is(message)) {
      return RowChange.of(message)
          .toRequest(id)
          .map(request -> take(bursts.changedRow(request, id), request, millisLeft))
          .orElseGet(Map::of);
    }
    MembershipEvent event = decoder.decode(message);
    if (!(event instanceof MembershipEvent.Ignored)) {
      metrics.membershipEvent();
      if (NativeEvents.is(message)) {
        nativeEvents.seen();
      }
    }
    String eventId = EventIds.of(message, id);
    return switch (event) {
      case MembershipEvent.GroupChanged changed ->
          merge(
              SweepRequest.membersOf(changed.group(), eventId)
                  .withSince(EventTimes.of(message))
                  .withCause(Cause.of(message)),
              id,
              millisLeft);
      case MembershipEvent.AnybodyChanged anybody -> {
        if (anybody.isStatus()) {
          Map<String, Object> unused = merge(SweepRequest.status(eventId), id, millisLeft);
        }
        yield merge(
            SweepRequest.allUsers(eventId)
                .withSince(EventTimes.of(message))
                .withCause(Cause.of(message)),
            id,
            millisLeft);
      }
      case MembershipEvent.Ignored(String reason) -> ignored(reason, eventId);
      case MembershipEvent.Added _,
          MembershipEvent.Removed _,
          MembershipEvent.MembershipDeleted _,
          MembershipEvent.MembershipChanged _,
          MembershipEvent.UserChanged _,
          MembershipEvent.UsersChanged _ ->
          forward(message, eventId);
    };
  }

  /** Rules send such an event here only if its detail type is spelled in an unknown way. */
  private Map<String, Object> forward(
      Map<String, ? extends @Nullable Object> message, String eventId) {
    if (!NativeEvents.is(message)) {
      return ignored("the event names a user: the other functions handle it", eventId);
    }
    deprovisioner.send(message);
    LOG.atInfo().addKeyValue("eventId", eventId).log("Event names a user: forwarded");
    return Map.of();
  }

  /** An event's group is swept at once and once more; all users are swept once per period. */
  private Map<String, Object> merge(SweepRequest request, String id, IntSupplier millisLeft) {
    if (request.coversAllUsers()) {
      Optional<Duration> delay = eventSweeps.delayOfAll(request.scope());
      delay.ifPresent(time -> queues.requeue(request.toRun(), time));
      return delay.isPresent()
          ? request.toRun().fields()
          : ignored("a later sweep of all users is requested already", request.eventId());
    }
    return take(bursts.event(request, id), request, millisLeft);
  }

  /**
   * Requests the second comparison first, because other events of the burst are ignored from now
   * on, even if the sweep fails.
   */
  private Map<String, Object> take(
      GroupBursts.Turn turn, SweepRequest request, IntSupplier millisLeft) {
    return switch (turn) {
      case GroupBursts.Turn.Now(var andAgainIn) -> {
        andAgainIn.ifPresent(delay -> queues.requeue(request.toRepeat(), delay));
        yield sweep(request.toRun(), millisLeft);
      }
      case GroupBursts.Turn.NowAndOnceMore(Duration delay) -> {
        queues.requeue(request.toRun(), delay);
        yield sweep(request.toRun(), millisLeft);
      }
      case GroupBursts.Turn.Later(Duration delay) -> {
        queues.requeue(request.toRepeat(), delay);
        yield request.fields();
      }
      case GroupBursts.Turn.Covered(String reason) -> ignored(reason, request.eventId());
    };
  }

  private Map<String, Object> sweep(SweepRequest request, IntSupplier millisLeft) {
    currentEvent.begin(request.eventId());
    try {
      SweepReport report = sweep.run(request, () -> millisLeft.getAsInt() < RESERVED_MILLIS);
      metrics.swept(report);
      LOG.atInfo()
          .addKeyValue("eventId", request.eventId())
          .addKeyValue("groups", report.groups())
          .addKeyValue("users", report.users())
          .addKeyValue("profiles", report.profiles())
          .addKeyValue("toProvisioner", report.toProvisioner())
          .addKeyValue("toDeprovisioner", report.toDeprovisioner())
          .addKeyValue("leftParts", report.leftParts())
          .log("Sweep finished");
      report.powerfulDefaultRoles().forEach(role -> warnPowerful(request, role));
      report.inaccessible().forEach((domain, reason) -> warnUnread(request, domain, reason));
      report.failures().all().forEach(failure -> warnFailed(request, failure));
      report.unreadable().forEach((key, reason) -> warnUnreadable(request, key, reason));
      report.untagged().forEach(profile -> warnUntagged(request, profile));
      report.assignments().forEach(change -> log(request, change));
      report.throwFailure();
      return Map.of(
          "groups", report.groups(),
          "users", report.users(),
          "profiles", report.profiles(),
          "toProvisioner", report.toProvisioner(),
          "toDeprovisioner", report.toDeprovisioner());
    } catch (SdkException e) {
      Optional<Duration> delay = transientFailures.delay(e, request.attempt());
      if (delay.isEmpty()) {
        throw e;
      }
      LOG.atWarn()
          .addKeyValue("eventId", request.eventId())
          .addKeyValue("reason", TransientFailures.describe(e))
          .log("Sweep postponed");
      queues.requeue(request.nextAttempt(), delay.get());
      return Map.of();
    }
  }

  private static void warnPowerful(SweepRequest request, PowerfulDefaultRole found) {
    LOG.atWarn()
        .addKeyValue("eventId", request.eventId())
        .addKeyValue("domainArn", found.domain())
        .addKeyValue("roleArn", found.role())
        .addKeyValue("policies", String.join(", ", found.policies()))
        .log("Default role of a domain has permissions");
  }

  private static void warnUnread(SweepRequest request, DomainArn domain, String reason) {
    LOG.atWarn()
        .addKeyValue("eventId", request.eventId())
        .addKeyValue("domainArn", domain)
        .addKeyValue("reason", reason)
        .log("Domain could not be read");
  }

  private static void warnFailed(SweepRequest request, RuntimeException failure) {
    LOG.atWarn()
        .addKeyValue("eventId", request.eventId())
        .setCause(failure)
        .log("Part of the sweep failed");
  }

  private static void warnUnreadable(SweepRequest request, String key, String reason) {
    LOG.atWarn()
        .addKeyValue("eventId", request.eventId())
        .addKeyValue("key", key)
        .addKeyValue("reason", reason)
        .log("Ledger item cannot be read");
  }

  private static void warnUntagged(SweepRequest request, ProfileRef profile) {
    LOG.atWarn()
        .addKeyValue("eventId", request.eventId())
        .addKeyValue("domainArn", profile.domain())
        .addKeyValue("userProfileName", profile.name())
        .log("Profile has lost the tags of Studio Access");
  }

  private static void log(SweepRequest request, AssignmentChange change) {
    switch (change.kind()) {
      case ENDED -> log(LOG.atInfo(), request, change, "Assignment of a group ended");
      case MADE_AGAIN -> log(LOG.atWarn(), request, change, "Assignment of a group made again");
      case FAILED -> log(LOG.atWarn(), request, change, "Assignment of a group failed");
    }
  }

  private static void log(
      LoggingEventBuilder line, SweepRequest request, AssignmentChange change, String text) {
    line.addKeyValue("eventId", request.eventId())
        .addKeyValue("domainArn", change.domain())
        .addKeyValue("groupId", change.group().map(GroupId::value).orElse(""))
        .addKeyValue("reason", change.reason())
        .log(text);
  }

  private static Map<String, Object> ignored(String reason, String eventId) {
    LOG.atInfo().addKeyValue("eventId", eventId).addKeyValue("reason", reason).log("Event ignored");
    return Map.of();
  }
}
