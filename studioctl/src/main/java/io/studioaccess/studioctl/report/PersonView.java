package io.studioaccess.studioctl.report;

import static java.util.stream.Collectors.joining;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.reconciler.desired.Claim;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.studioctl.plan.StateText;
import io.studioaccess.studioctl.report.AccessReport.Event;
import io.studioaccess.studioctl.report.AccessReport.Mark;
import io.studioaccess.studioctl.report.AccessReport.Person;
import io.studioaccess.studioctl.report.AccessReport.Reason;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Describes one user in one domain in plain words.
 *
 * @param profile the ledger's record; empty if the grant has not begun
 * @param claims the mapping rows that apply, the winner first
 */
record PersonView(
    Sources sources,
    UserId user,
    DomainId domain,
    Optional<ProfileRecord> profile,
    List<Claim> claims,
    Desired desired) {
  private static final Set<String> PROBLEM_OUTCOMES = Set.of("Refused", "Blocked", "Failed");

  boolean hasAccess() {
    return profile
        .map(ProfileRecord::state)
        .filter(state -> state == State.GRANTED || state == State.CHANGING)
        .isPresent();
  }

  boolean isInQuarantine() {
    return profile.filter(ProfileRecord::isInQuarantine).isPresent();
  }

  boolean isHeld() {
    return hold().filter(hold -> !hold.rejected()).isPresent();
  }

  boolean isLeaving() {
    return !isInQuarantine() && profile.filter(record -> record.state().isLeaving()).isPresent();
  }

  boolean hasProblem() {
    return !problem().isEmpty();
  }

  boolean hasRoleOf(GroupName group) {
    return hasAccess() && profile.flatMap(ProfileRecord::group).filter(group::equals).isPresent();
  }

  Person person() {
    return new Person(
        ReportText.name(sources.users().get(user)),
        user.value(),
        domain.value(),
        profile.map(record -> record.name().value()).orElse(""),
        state(),
        marks(),
        profile.map(record -> record.role().value()).orElse(""),
        profile.flatMap(ProfileRecord::group).map(GroupName::value).orElse(""),
        priority(),
        groups(),
        lastChange(),
        heldOrDue(),
        problem(),
        profile.map(record -> RowTags.toString(record.tags().byKey())).orElse(""),
        claims.stream().map(PersonView::reason).toList(),
        history().map(PersonView::event).toList());
  }

  private List<Mark> marks() {
    Map<Mark, Boolean> marks = new EnumMap<>(Mark.class);
    marks.put(Mark.ACCESS, hasAccess());
    marks.put(Mark.QUARANTINE, isInQuarantine());
    marks.put(Mark.HELD, isHeld());
    marks.put(Mark.LEAVING, isLeaving());
    marks.put(Mark.PROBLEM, hasProblem());
    return marks.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  private String state() {
    String state = profile.map(record -> StateText.of(record.state())).orElse("no access yet");
    boolean disabled =
        Optional.ofNullable(sources.users().get(user))
            .filter(known -> !known.enabled())
            .isPresent();
    return disabled ? state + " (user disabled)" : state;
  }

  private String priority() {
    return profile
        .flatMap(ProfileRecord::group)
        .flatMap(
            group -> claims.stream().filter(claim -> claim.row().group().equals(group)).findFirst())
        .map(claim -> Integer.toString(claim.row().priority()))
        .orElse("");
  }

  private List<String> groups() {
    return sources.membershipsOf(user).stream().map(PersonView::name).distinct().sorted().toList();
  }

  private static String name(GroupMembership membership) {
    return membership.name().map(GroupName::value).orElse(membership.group().value());
  }

  private String lastChange() {
    Optional<Instant> lastOutcome = history().map(HistoryEntry::at).findFirst();
    return lastOutcome
        .or(() -> profile.flatMap(ProfileRecord::modified))
        .map(ReportText::timestamp)
        .orElse("");
  }

  private String heldOrDue() {
    Stream<String> held = hold().map(ReportText::hold).stream();
    Stream<String> due =
        profile
            .filter(record -> record.state().isLeaving())
            .flatMap(ProfileRecord::departure)
            .map(departure -> ReportText.deletion(departure.due(), sources.at()))
            .stream();
    Stream<String> scheduled =
        profile.flatMap(ProfileRecord::scheduled).map(ReportText::scheduled).stream();
    return Stream.of(held, due, scheduled).flatMap(texts -> texts).collect(joining("; "));
  }

  private String problem() {
    Stream<String> unclear =
        desired instanceof Desired.Unclear fault ? Stream.of(fault.reason()) : Stream.empty();
    Stream<String> outcome =
        history()
            .findFirst()
            .filter(entry -> PROBLEM_OUTCOMES.contains(entry.outcome()))
            .map(HistoryEntry::text)
            .stream();
    Stream<String> obstacles =
        profile
            .filter(record -> record.state().isLeaving())
            .flatMap(ProfileRecord::departure)
            .filter(departure -> departure.due().isBefore(sources.at()))
            .map(Departure::obstacles)
            .filter(obstacle -> !obstacle.isEmpty())
            .stream();
    return Stream.of(unclear, outcome, obstacles)
        .flatMap(texts -> texts)
        .distinct()
        .collect(joining("; "));
  }

  private Optional<Hold> hold() {
    return profile.flatMap(ProfileRecord::hold);
  }

  private Stream<HistoryEntry> history() {
    UserRecord record = sources.ledger().recordOf(user);
    return record.history().reversed().stream().filter(entry -> entry.domain().equals(domain));
  }

  private static Event event(HistoryEntry entry) {
    return new Event(ReportText.timestamp(entry.at()), entry.outcome(), entry.text());
  }

  private static Reason reason(Claim claim) {
    return new Reason(
        claim.row().group().value(), claim.row().priority(), claim.row().role().value());
  }
}
