package io.studioaccess.sweeper;

import io.studioaccess.aws.client.Throttling;
import io.studioaccess.aws.cloudwatch.SweepMetrics;
import io.studioaccess.aws.settings.MappingSettings;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.membership.EventIds;
import io.studioaccess.reconciler.membership.EventTimes;
import io.studioaccess.reconciler.membership.MembershipEvent;
import io.studioaccess.reconciler.membership.MembershipEventDecoder;
import io.studioaccess.reconciler.reconcile.KeepAlive;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.sweep.PowerfulDefaultRole;
import io.studioaccess.reconciler.sweep.Sweep;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.reconciler.sweep.SweepReport;
import io.studioaccess.reconciler.sweep.SweepRequest;
import io.studioaccess.runtime.CurrentEvent;
import io.studioaccess.runtime.Messages;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns messages into sweeps: an event that names a group, a change of a mapping row, the hourly
 * schedule, or a request to continue a sweep.
 */
@Singleton
final class SweepMessages implements Messages {
  private static final Logger LOG = LoggerFactory.getLogger(SweepMessages.class);

  /** After this delay no reconcile uses a mapping or group name cached before the change. */
  private static final Duration CACHE_EXPIRY = MappingSettings.CACHED_FOR.plusSeconds(15);

  /** The time that one more group or domain, and sending the requests, may need. */
  private static final int MIN_MILLIS_PER_GROUP = 90_000;

  private final MembershipEventDecoder decoder;
  private final Sweep sweep;
  private final SweepQueues queues;
  private final SweepMetrics metrics;
  private final CurrentEvent currentEvent;

  SweepMessages(
      MembershipEventDecoder decoder,
      Sweep sweep,
      SweepQueues queues,
      SweepMetrics metrics,
      CurrentEvent currentEvent) {
    this.decoder = decoder;
    this.sweep = sweep;
    this.queues = queues;
    this.metrics = metrics;
    this.currentEvent = currentEvent;
  }

  @Override
  public Map<String, Object> handle(
      Map<String, ? extends @Nullable Object> message, String id, IntSupplier millisLeft) {
    if (KeepAlive.is(message)) {
      return Map.of();
    }
    if (SweepRequest.is(message)) {
      return sweep(SweepRequest.of(message, id), millisLeft);
    }
    if (RowChange.is(message)) {
      return RowChange.of(message).toRequest(id).map(this::requeueLater).orElseGet(Map::of);
    }
    MembershipEvent event = decoder.decode(message);
    if (!(event instanceof MembershipEvent.Ignored)) {
      metrics.membershipEvent();
    }
    return switch (event) {
      case MembershipEvent.GroupChanged changed -> {
        SweepRequest request =
            request(changed, EventIds.of(message, id)).withSince(EventTimes.of(message));
        Map<String, Object> report = sweep(request, millisLeft);
        queues.requeue(request, CACHE_EXPIRY);
        yield report;
      }
      case MembershipEvent.Ignored(String reason) -> ignored(reason, EventIds.of(message, id));
      case MembershipEvent.Added _,
          MembershipEvent.Removed _,
          MembershipEvent.MembershipDeleted _,
          MembershipEvent.UserChanged _ ->
          ignored(
              "the event names a user: the other functions handle it", EventIds.of(message, id));
    };
  }

  private static SweepRequest request(MembershipEvent.GroupChanged changed, String eventId) {
    return changed
        .group()
        .map(group -> SweepRequest.members(Set.of(group), Set.of(), eventId))
        .orElseGet(() -> SweepRequest.allUsers(eventId));
  }

  private Map<String, Object> requeueLater(SweepRequest request) {
    queues.requeue(request, CACHE_EXPIRY);
    return request.fields();
  }

  private Map<String, Object> sweep(SweepRequest request, IntSupplier millisLeft) {
    currentEvent.begin(request.eventId());
    try {
      SweepReport report = sweep.run(request, () -> millisLeft.getAsInt() < MIN_MILLIS_PER_GROUP);
      metrics.swept(report);
      LOG.atInfo()
          .addKeyValue("eventId", request.eventId())
          .addKeyValue("groups", report.groups())
          .addKeyValue("users", report.users())
          .addKeyValue("profiles", report.profiles())
          .addKeyValue("toProvisioner", report.toProvisioner())
          .addKeyValue("toDeprovisioner", report.toDeprovisioner())
          .addKeyValue("continues", report.continuesAt().isPresent())
          .log("Sweep finished");
      report.powerfulDefaultRoles().forEach(role -> warnPowerful(request, role));
      report.inaccessible().forEach((domain, reason) -> warnUnread(request, domain, reason));
      report.failures().all().forEach(failure -> warnFailed(request, failure));
      report.unreadable().forEach((key, reason) -> warnUnreadable(request, key, reason));
      report.untagged().forEach(profile -> warnUntagged(request, profile));
      report.throwFailure();
      return Map.of(
          "groups", report.groups(),
          "users", report.users(),
          "profiles", report.profiles(),
          "toProvisioner", report.toProvisioner(),
          "toDeprovisioner", report.toDeprovisioner());
    } catch (SdkException e) {
      Optional<Duration> delay = Throttling.delay(e, request.attempt());
      if (delay.isEmpty()) {
        throw e;
      }
      LOG.atWarn()
          .addKeyValue("eventId", request.eventId())
          .addKeyValue("reason", e.getMessage())
          .log("Sweep postponed: AWS throttled it");
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

  private static Map<String, Object> ignored(String reason, String eventId) {
    LOG.atInfo().addKeyValue("eventId", eventId).addKeyValue("reason", reason).log("Event ignored");
    return Map.of();
  }
}
