package io.studioaccess.studioctl.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader.Span;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.studioctl.history.HistoryText;
import io.studioaccess.studioctl.report.AccessReport.Cause;
import io.studioaccess.studioctl.report.AccessReport.Change;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What changed for each user and domain since a moment: the role then and now, and each outcome in
 * between with its event and actor. Trouble alone is no change.
 */
final class ChangesSince {
  static final String NO_ACCESS = "no access";

  private static final Set<String> GRANTS = Set.of("Granted", "Restored");
  private static final Set<String> ENDS = Set.of("Quarantined", "Revoked");
  private static final String CHANGED = "Changed";

  private final Sources sources;
  private final Instant since;
  private final BiFunction<UserId, Span, List<RecordedOutcome>> earlier;

  private record Subject(UserId user, DomainId domain) {}

  /**
   * @param earlier reads a user's older outcomes. Only a deletion needs them: access may have ended
   *     before
   */
  ChangesSince(
      Sources sources, Instant since, BiFunction<UserId, Span, List<RecordedOutcome>> earlier) {
    this.sources = sources;
    this.since = since;
    this.earlier = earlier;
  }

  /**
   * @param outcomes of all users since then, oldest first
   */
  List<Change> of(List<RecordedOutcome> outcomes) {
    Map<Subject, List<RecordedOutcome>> bySubject =
        outcomes.stream()
            .collect(
                groupingBy(
                    outcome -> new Subject(outcome.user(), outcome.domain()),
                    LinkedHashMap::new,
                    toList()));
    return bySubject.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(ChangesSince::isChange))
        .map(entry -> change(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparing(Change::userName)
                .thenComparing(Change::userId)
                .thenComparing(Change::domain))
        .toList();
  }

  private Change change(Subject subject, List<RecordedOutcome> outcomes) {
    List<RecordedOutcome> changes = outcomes.stream().filter(ChangesSince::isChange).toList();
    return new Change(
        ReportText.name(sources.users().get(subject.user())),
        subject.user().value(),
        subject.domain().value(),
        before(changes.getFirst()),
        after(changes.getLast()),
        outcomes.reversed().stream().map(this::cause).toList());
  }

  private String before(RecordedOutcome first) {
    if (GRANTS.contains(first.outcome())) {
      return NO_ACCESS;
    }
    boolean hadEnded = first.outcome().equals("Revoked") && hadEndedBefore(first);
    return hadEnded ? NO_ACCESS : role(first.before());
  }

  /** A leaver's profile is deleted days after the quarantine that ended the access. */
  private boolean hadEndedBefore(RecordedOutcome deletion) {
    return earlier.apply(deletion.user(), new Span(Instant.EPOCH, since)).stream()
        .filter(outcome -> outcome.domain().equals(deletion.domain()) && isChange(outcome))
        .reduce((_, later) -> later)
        .filter(latest -> ENDS.contains(latest.outcome()))
        .isPresent();
  }

  private static String after(RecordedOutcome last) {
    return ENDS.contains(last.outcome()) ? NO_ACCESS : role(last.role());
  }

  private static String role(Optional<RoleArn> role) {
    return role.map(RoleArn::value).orElse(NO_ACCESS);
  }

  private Optional<String> name(UserId user) {
    return Optional.of(ReportText.name(sources.users().get(user))).filter(it -> !it.isEmpty());
  }

  private static boolean isChange(RecordedOutcome outcome) {
    String kind = outcome.outcome();
    return GRANTS.contains(kind) || ENDS.contains(kind) || kind.equals(CHANGED);
  }

  private Cause cause(RecordedOutcome outcome) {
    return new Cause(
        ReportText.timestamp(outcome.at()),
        outcome.outcome(),
        HistoryText.change(outcome),
        HistoryText.cause(outcome, this::name),
        outcome.eventId());
  }
}
