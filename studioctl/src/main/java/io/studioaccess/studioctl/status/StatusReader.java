package io.studioaccess.studioctl.status;

import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.PendingReconcile;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.studioctl.console.Count;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.deadletters.FunctionQueue;
import io.studioaccess.studioctl.plan.PlanText;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

/** Reads all that {@code status} shows; what cannot be read is said, and the rest is shown. */
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

  Overview look() {
    List<String> unread = new ArrayList<>();
    Optional<LedgerSnapshot> ledger = read("the ledger", ledgerReader::read, unread);
    Map<String, QueueDepth> queues = new LinkedHashMap<>();
    Map<String, Integer> deadLetters = new LinkedHashMap<>();
    for (FunctionQueue queue : FunctionQueue.values()) {
      read(queue + "'s queue", () -> QueueDepth.of(sqs, queue.url(stack)), unread)
          .ifPresent(depth -> queues.put(queue.toString(), depth));
      read(queue + "'s dead letters", () -> QueueDepth.of(sqs, queue.deadLettersUrl(stack)), unread)
          .ifPresent(depth -> deadLetters.put(queue.toString(), depth.all()));
    }
    List<String> ringing = read("the alarms", this::ringing, unread).orElse(List.of());
    return new Overview(
        stack.stack(),
        stack.account(),
        stack.region().value(),
        ledger.map(StatusReader::withRole).orElse(Map.of()),
        ledger.map(StatusReader::held).orElse(0),
        ledger.map(StatusReader::inQuarantine).orElse(0),
        ledger.flatMap(StatusReader::nextDeletion).map(Display::moment).orElse(""),
        ledger.flatMap(StatusReader::oldestWait).map(Display::moment).orElse(""),
        ledger.flatMap(StatusReader::lastOutcome).orElse(""),
        ledger.flatMap(LedgerSnapshot::lastSweep).map(StatusReader::lastSweep).orElse(""),
        queues,
        deadLetters,
        ringing,
        unread);
  }

  private static <T> Optional<T> read(String what, Supplier<T> call, List<String> unread) {
    try {
      return Optional.of(call.get());
    } catch (AwsServiceException e) {
      unread.add("%s cannot be read: %s".formatted(what, e.awsErrorDetails().errorMessage()));
      return Optional.empty();
    }
  }

  /** Alarms are named after the stack. */
  private List<String> ringing() {
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

  private static Map<String, Integer> withRole(LedgerSnapshot ledger) {
    Map<String, Integer> people = new TreeMap<>();
    for (UserRecord user : ledger.users().values()) {
      for (ProfileRecord profile : user.profiles().values()) {
        people.merge(
            "%s %s".formatted(PlanText.role(profile.role()), profile.state()), 1, Integer::sum);
      }
    }
    return people;
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

  private static Optional<Instant> oldestWait(LedgerSnapshot ledger) {
    return ledger.users().values().stream()
        .flatMap(user -> user.pendingReconciles().values().stream())
        .map(PendingReconcile::since)
        .min(Comparator.naturalOrder());
  }

  private static Optional<String> lastOutcome(LedgerSnapshot ledger) {
    return ledger.users().values().stream()
        .flatMap(user -> user.history().stream())
        .max(Comparator.comparing(HistoryEntry::at))
        .map(entry -> "%s, %s".formatted(Display.moment(entry.at()), entry.outcome()));
  }

  private static String lastSweep(LastSweep sweep) {
    return "%s, %s compared, %d named%s"
        .formatted(
            Display.moment(sweep.at()),
            Count.of(sweep.users(), "user"),
            sweep.requested(),
            sweep.inaccessible() > 0
                ? ", %s could not be read".formatted(Count.of(sweep.inaccessible(), "domain"))
                : "");
  }
}
