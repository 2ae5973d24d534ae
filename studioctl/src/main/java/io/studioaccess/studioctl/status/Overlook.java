package io.studioaccess.studioctl.status;

import io.studioaccess.plan.Departure;
import io.studioaccess.plan.ProfileRecord;
import io.studioaccess.reconcile.HistoryEntry;
import io.studioaccess.reconcile.NextLook;
import io.studioaccess.reconcile.UserRecord;
import io.studioaccess.studioctl.console.Count;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.deadletters.FunctionQueue;
import io.studioaccess.studioctl.plan.InWords;
import io.studioaccess.studioctl.stack.Installation;
import io.studioaccess.sweep.HeldChange;
import io.studioaccess.sweep.LastSweep;
import io.studioaccess.sweep.Ledger;
import io.studioaccess.sweep.LedgerReader;
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
final class Overlook {
  private final Installation stack;
  private final LedgerReader ledgerReader;
  private final SqsClient sqs;
  private final CloudWatchClient cloudWatch;

  Overlook(
      Installation stack, LedgerReader ledgerReader, SqsClient sqs, CloudWatchClient cloudWatch) {
    this.stack = stack;
    this.ledgerReader = ledgerReader;
    this.sqs = sqs;
    this.cloudWatch = cloudWatch;
  }

  Overview look() {
    List<String> unread = new ArrayList<>();
    Optional<Ledger> ledger = read("the ledger", ledgerReader::read, unread);
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
        ledger.map(Overlook::withRole).orElse(Map.of()),
        ledger.map(Overlook::held).orElse(0),
        ledger.map(Overlook::inQuarantine).orElse(0),
        ledger.flatMap(Overlook::nextDeletion).map(Display::moment).orElse(""),
        ledger.flatMap(Overlook::oldestWait).map(Display::moment).orElse(""),
        ledger.flatMap(Overlook::lastOutcome).orElse(""),
        ledger.flatMap(Ledger::lastSweep).map(Overlook::lastSweep).orElse(""),
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

  private static Map<String, Integer> withRole(Ledger ledger) {
    Map<String, Integer> people = new TreeMap<>();
    for (UserRecord user : ledger.users().values()) {
      for (ProfileRecord profile : user.profiles().values()) {
        people.merge(
            "%s %s".formatted(InWords.role(profile.role()), profile.state()), 1, Integer::sum);
      }
    }
    return people;
  }

  private static int held(Ledger ledger) {
    return Math.toIntExact(
        HeldChange.all(ledger).stream().filter(change -> !change.hold().rejected()).count());
  }

  private static int inQuarantine(Ledger ledger) {
    return Math.toIntExact(profiles(ledger).stream().filter(ProfileRecord::isInQuarantine).count());
  }

  private static Optional<Instant> nextDeletion(Ledger ledger) {
    return profiles(ledger).stream()
        .filter(ProfileRecord::isInQuarantine)
        .flatMap(profile -> profile.departure().map(Departure::due).stream())
        .min(Comparator.naturalOrder());
  }

  private static List<ProfileRecord> profiles(Ledger ledger) {
    return ledger.users().values().stream()
        .flatMap(user -> user.profiles().values().stream())
        .toList();
  }

  private static Optional<Instant> oldestWait(Ledger ledger) {
    return ledger.users().values().stream()
        .flatMap(user -> user.nextLooks().values().stream())
        .map(NextLook::since)
        .min(Comparator.naturalOrder());
  }

  private static Optional<String> lastOutcome(Ledger ledger) {
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
            sweep.named(),
            sweep.inaccessible() > 0
                ? ", %s could not be read".formatted(Count.of(sweep.inaccessible(), "domain"))
                : "");
  }
}
