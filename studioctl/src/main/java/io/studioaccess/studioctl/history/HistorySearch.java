package io.studioaccess.studioctl.history;

import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader.Span;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.Suggestions;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import io.studioaccess.studioctl.lists.KnownNames;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what is selected with the query that reads the least: by user, else by role, by group or by
 * day. A name that nobody knows is told from one without outcomes.
 */
@Singleton
final class HistorySearch {
  private static final Duration A_WEEK = Duration.ofDays(7);

  /** The outcome events, and {@code Held} of one user. */
  private static final List<String> KINDS =
      List.of(
          "Granted",
          "Changed",
          "Expiring",
          "Quarantined",
          "Restored",
          "Revoked",
          "Held",
          "Refused",
          "Blocked",
          "Failed");

  private final HistoryReader history;
  private final DirectoryUsers users;
  private final KnownNames names;
  private final Clock clock;

  HistorySearch(HistoryReader history, DirectoryUsers users, KnownNames names, Clock clock) {
    this.history = history;
    this.users = users;
    this.names = names;
    this.clock = clock;
  }

  /**
   * Finds the selected outcomes, oldest first.
   *
   * @throws CommandException for a date that is none, or a name that neither the directory nor the
   *     mapping nor the history has
   */
  List<RecordedOutcome> find(HistorySelection selection) {
    Set<String> kinds = kinds(selection.kinds());
    Span span = span(selection);
    Optional<UserId> user = selection.user().map(this::user);
    Optional<GroupName> group = selection.group().map(KnownNames::group);
    Set<RoleArn> roles =
        selection
            .role()
            .map(typed -> names.requireRoles(typed, this::isInHistory))
            .orElse(Set.of());
    List<RecordedOutcome> found = read(user, group, roles, span);
    group.ifPresent(name -> requireKnown(name, found));
    selection.domain().ifPresent(domain -> requireKnown(domain, found));
    Predicate<RecordedOutcome> isSelected =
        outcome ->
            group.map(name -> outcome.group().filter(name::equals).isPresent()).orElse(true)
                && selection.domain().map(outcome.domain().value()::equals).orElse(true)
                && (roles.isEmpty() || concerns(outcome, roles))
                && (kinds.isEmpty() || kinds.contains(outcome.outcome()));
    return found.stream().filter(isSelected).toList();
  }

  private List<RecordedOutcome> read(
      Optional<UserId> user, Optional<GroupName> group, Set<RoleArn> roles, Span span) {
    if (user.isPresent()) {
      return history.ofUser(user.get(), span);
    }
    if (!roles.isEmpty()) {
      return roles.stream()
          .flatMap(role -> history.ofRole(role, span).stream())
          .distinct()
          .sorted(RecordedOutcome.BY_TIME)
          .toList();
    }
    return group.map(name -> history.ofGroup(name, span)).orElseGet(() -> history.ofAll(span));
  }

  private static boolean concerns(RecordedOutcome outcome, Set<RoleArn> roles) {
    return Stream.of(outcome.role(), outcome.before())
        .flatMap(Optional::stream)
        .anyMatch(roles::contains);
  }

  private Span span(HistorySelection selection) {
    boolean isNarrow =
        selection.user().isPresent()
            || selection.group().isPresent()
            || selection.role().isPresent();
    Instant now = clock.instant();
    Instant to = selection.until().map(PointInTime::end).orElse(now.plusMillis(1));
    Instant from =
        selection
            .since()
            .map(PointInTime::begin)
            .orElse(isNarrow ? Instant.EPOCH : to.minus(A_WEEK));
    if (!from.isBefore(to)) {
      throw new CommandException(
          "--since is not before --until, or before now: nothing can be found.");
    }
    return new Span(from, to);
  }

  private static Set<String> kinds(List<String> typed) {
    return typed.stream().map(HistorySearch::kind).collect(Collectors.toSet());
  }

  private static String kind(String typed) {
    return KINDS.stream()
        .filter(typed.strip()::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                new CommandException(
                    "--kind: '%s' is no outcome.%s Pass one of %s."
                        .formatted(typed, Suggestions.of(typed, KINDS), String.join(", ", KINDS))));
  }

  /** A user who was deleted in the directory is known by what the history has. */
  private UserId user(String nameOrId) {
    return users
        .search(nameOrId)
        .map(DirectoryUser::id)
        .or(() -> DirectoryUsers.asId(nameOrId).filter(this::isInHistory))
        .orElseThrow(() -> users.unknown(nameOrId));
  }

  private boolean isInHistory(RoleArn role) {
    return !history.ofRole(role, always()).isEmpty();
  }

  private boolean isInHistory(UserId user) {
    return !history.ofUser(user, always()).isEmpty();
  }

  private void requireKnown(GroupName group, List<RecordedOutcome> found) {
    names.requireGroup(
        group,
        () ->
            found.stream().anyMatch(outcome -> outcome.group().filter(group::equals).isPresent())
                || !history.ofGroup(group, always()).isEmpty());
  }

  private void requireKnown(String domain, List<RecordedOutcome> found) {
    names.requireDomain(
        domain, () -> found.stream().map(outcome -> outcome.domain().value()).toList());
  }

  private Span always() {
    return new Span(Instant.EPOCH, clock.instant().plusMillis(1));
  }
}
