package io.studioaccess.studioctl.history;

import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader.Span;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Suggestions;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import io.studioaccess.studioctl.lists.DirectoryLists;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
  private final DirectoryLists directory;
  private final GroupMappings mappings;
  private final Region home;
  private final Clock clock;

  HistorySearch(
      HistoryReader history,
      DirectoryUsers users,
      DirectoryLists directory,
      GroupMappings mappings,
      Region home,
      Clock clock) {
    this.history = history;
    this.users = users;
    this.directory = directory;
    this.mappings = mappings;
    this.home = home;
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
    Optional<GroupName> group = selection.group().map(GroupName::new);
    Set<RoleArn> roles = selection.role().map(this::roles).orElse(Set.of());
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

  private boolean isInHistory(UserId user) {
    return !history.ofUser(user, always()).isEmpty();
  }

  private void requireKnown(GroupName group, List<RecordedOutcome> found) {
    boolean isKnown =
        found.stream().anyMatch(outcome -> outcome.group().filter(group::equals).isPresent())
            || !directory.idsOf(Set.of(group)).isEmpty()
            || rows().anyMatch(row -> row.group().equals(group))
            || !history.ofGroup(group, always()).isEmpty();
    if (!isKnown) {
      throw new CommandException(
          "Group '%s' does not exist: IAM Identity Center, mapping and history lack it.%s"
              .formatted(
                  group,
                  Suggestions.of(
                      group.value(),
                      directory.groups().values().stream().map(GroupName::value).toList())));
    }
  }

  private Set<RoleArn> roles(String typed) {
    Set<RoleArn> mapped = rows().map(MappingRow::role).collect(Collectors.toSet());
    Set<RoleArn> found =
        mapped.stream()
            .filter(role -> role.value().equals(typed) || name(role).equals(typed))
            .collect(Collectors.toSet());
    if (!found.isEmpty()) {
      return found;
    }
    return arn(typed)
        .filter(role -> !history.ofRole(role, always()).isEmpty())
        .map(Set::of)
        .orElseThrow(() -> unknownRole(typed, mapped));
  }

  private static CommandException unknownRole(String typed, Collection<RoleArn> mapped) {
    Set<String> names = new TreeSet<>();
    mapped.forEach(role -> names.add(typed.startsWith("arn:") ? role.value() : name(role)));
    return new CommandException(
        "Role '%s' is in no row of the mapping, and the history lacks it.%s%s"
            .formatted(
                typed,
                Suggestions.of(typed, names),
                typed.startsWith("arn:")
                    ? ""
                    : " Pass the ARN of a role that has no row any more."));
  }

  private static Optional<RoleArn> arn(String text) {
    try {
      return Optional.of(new RoleArn(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String name(RoleArn role) {
    return role.value().substring(role.value().lastIndexOf('/') + 1);
  }

  private void requireKnown(String domain, List<RecordedOutcome> found) {
    Set<String> known = new TreeSet<>();
    mappings.current().domains(home).stream()
        .map(DomainArn::id)
        .forEach(id -> known.add(id.value()));
    found.forEach(outcome -> known.add(outcome.domain().value()));
    if (!known.contains(domain)) {
      throw new CommandException(
          "Domain '%s' is in no row of the mapping, and no outcome that was found names it.%s"
              .formatted(domain, Suggestions.of(domain, known)));
    }
  }

  private Stream<MappingRow> rows() {
    return mappings.current().rows().stream();
  }

  private Span always() {
    return new Span(Instant.EPOCH, clock.instant().plusMillis(1));
  }
}
