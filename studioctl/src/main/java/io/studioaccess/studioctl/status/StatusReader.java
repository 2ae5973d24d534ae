package io.studioaccess.studioctl.status;

import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.PendingReconcile;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.deadletters.FunctionQueue;
import io.studioaccess.studioctl.plan.PlanText;
import io.studioaccess.studioctl.stack.Installation;
import io.studioaccess.studioctl.sweep.Hindrance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Reads what {@code status} shows. Parts that cannot be read become errors of the overview. */
@Singleton
final class StatusReader {
  private final Installation stack;
  private final LedgerReader ledgerReader;
  private final SqsClient sqs;
  private final CloudWatchClient cloudWatch;

  StatusReader(
      Installation stack, LedgerReader ledgerReader, SqsClient sqs, CloudWatchClient cloudWatch) {
    this.stack = stack;
    this.ledgerReader = ledgerReader;
    this.sqs = sqs;
    this.cloudWatch = cloudWatch;
  }

  Overview read() {
    List<String> errors = new ArrayList<>();
    Optional<LedgerSnapshot> ledger = read("the ledger", ledgerReader::read, errors);
    List<Overview.FunctionMessages> queues = new ArrayList<>();
    for (FunctionQueue queue : FunctionQueue.values()) {
      read("the queues of the " + queue, () -> messages(queue), errors).ifPresent(queues::add);
    }
    List<String> alarmsInAlarm = read("the alarms", this::alarmsInAlarm, errors).orElse(List.of());
    return new Overview(
        stack.stack(),
        stack.account(),
        stack.region().value(),
        ledger.map(StatusReader::profilesByRole).orElse(List.of()),
        ledger.map(StatusReader::held).orElse(0),
        ledger.map(StatusReader::inQuarantine).orElse(0),
        ledger.map(StatusReader::blocked).orElse(List.of()),
        ledger.flatMap(StatusReader::nextDeletion).map(Display::timestamp).orElse(""),
        ledger.flatMap(StatusReader::pendingSince).map(Display::timestamp).orElse(""),
        ledger.flatMap(StatusReader::lastOutcome).orElse(""),
        ledger.flatMap(LedgerSnapshot::lastSweep).map(StatusReader::lastSweep).orElse(""),
        queues,
        alarmsInAlarm,
        errors);
  }

  private static <T> Optional<T> read(String source, Supplier<T> call, List<String> errors) {
    try {
      return Optional.of(call.get());
    } catch (AwsServiceException e) {
      errors.add("Cannot read %s: %s".formatted(source, e.awsErrorDetails().errorMessage()));
      return Optional.empty();
    }
  }

  /** The names of the stack's alarms begin with its name. */
  private List<String> alarmsInAlarm() {
    return cloudWatch
        .describeAlarmsPaginator(
            describe -> describe.alarmNamePrefix(stack.stack() + "-").stateValue(StateValue.ALARM))
        .metricAlarms()
        .stream()
        .filter(alarm -> alarm.stateValue() == StateValue.ALARM)
        .map(MetricAlarm::alarmName)
        .sorted()
        .toList();
  }

  private Overview.FunctionMessages messages(FunctionQueue queue) {
    QueueDepth depth = QueueDepth.of(sqs, queue.url(stack));
    return new Overview.FunctionMessages(
        queue.toString(),
        depth.visible(),
        depth.inFlight(),
        depth.delayed(),
        QueueDepth.of(sqs, queue.deadLettersUrl(stack)).total());
  }

  private static List<Overview.ProfileCount> profilesByRole(LedgerSnapshot ledger) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (ProfileRecord profile : profiles(ledger)) {
      counts
          .computeIfAbsent(PlanText.role(profile.role()), _ -> new TreeMap<>())
          .merge(profile.state().name(), 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .flatMap(
            role ->
                role.getValue().entrySet().stream()
                    .map(
                        state ->
                            new Overview.ProfileCount(
                                role.getKey(), state.getKey(), state.getValue())))
        .toList();
  }

  /** Leavers of which the functions last reported a problem. */
  private static List<Overview.BlockedProfile> blocked(LedgerSnapshot ledger) {
    List<Overview.BlockedProfile> blocked = new ArrayList<>();
    ledger
        .users()
        .forEach(
            (user, record) ->
                record
                    .profiles()
                    .forEach(
                        (domain, profile) -> {
                          if (profile.state().isLeaving()) {
                            Hindrance.reported(domain, record)
                                .map(
                                    reason ->
                                        new Overview.BlockedProfile(
                                            user.value(),
                                            domain.value(),
                                            profile.name().value(),
                                            profile.state().name(),
                                            reason))
                                .ifPresent(blocked::add);
                          }
                        }));
    blocked.sort(Comparator.comparing(Overview.BlockedProfile::userProfileName));
    return blocked;
  }

  private static int held(LedgerSnapshot ledger) {
    return Math.toIntExact(
        HeldChange.all(ledger).stream().filter(change -> !change.hold().rejected()).count());
  }

  private static int inQuarantine(LedgerSnapshot ledger) {
    return Math.toIntExact(profiles(ledger).stream().filter(ProfileRecord::isInQuarantine).count());
  }

  private static Optional<Instant> nextDeletion(LedgerSnapshot ledger) {
    return profiles(ledger).stream()
        .filter(ProfileRecord::isInQuarantine)
        .flatMap(profile -> profile.departure().map(Departure::due).stream())
        .min(Comparator.naturalOrder());
  }

  private static List<ProfileRecord> profiles(LedgerSnapshot ledger) {
    return ledger.users().values().stream()
        .flatMap(user -> user.profiles().values().stream())
        .toList();
  }

  private static Optional<Instant> pendingSince(LedgerSnapshot ledger) {
    return ledger.users().values().stream()
        .flatMap(user -> user.pendingReconciles().values().stream())
        .map(PendingReconcile::since)
        .min(Comparator.naturalOrder());
  }

  private static Optional<String> lastOutcome(LedgerSnapshot ledger) {
    return ledger.users().values().stream()
        .flatMap(user -> user.history().stream())
        .max(Comparator.comparing(HistoryEntry::at))
        .map(entry -> "%s, %s".formatted(Display.timestamp(entry.at()), entry.outcome()));
  }

  private static String lastSweep(LastSweep sweep) {
    return "%s, %s compared, %s requested%s"
        .formatted(
            Display.timestamp(sweep.at()),
            Quantity.of(sweep.users(), "user"),
            Quantity.of(sweep.requested(), "reconcile"),
            sweep.inaccessible() > 0
                ? ", %s unreadable".formatted(Quantity.of(sweep.inaccessible(), "domain"))
                : "");
  }
}
