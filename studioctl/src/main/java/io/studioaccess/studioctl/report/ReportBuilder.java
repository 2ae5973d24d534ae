package io.studioaccess.studioctl.report;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.reconciler.desired.Claim;
import io.studioaccess.reconciler.desired.DesiredState;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.studioctl.report.AccessReport.Count;
import io.studioaccess.studioctl.report.AccessReport.Counts;
import io.studioaccess.studioctl.report.AccessReport.FormerUserEvent;
import io.studioaccess.studioctl.report.AccessReport.Metadata;
import io.studioaccess.studioctl.report.AccessReport.Person;
import io.studioaccess.studioctl.report.AccessReport.Row;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the report from its sources. {@link DesiredState} computes the desired access. */
final class ReportBuilder {
  private final Sources sources;
  private final List<PersonView> views;

  ReportBuilder(Sources sources) {
    this.sources = sources;
    Set<UserId> users = new HashSet<>(sources.memberships().keySet());
    users.addAll(sources.ledger().users().keySet());
    this.views = users.stream().flatMap(this::views).toList();
  }

  AccessReport build(Metadata metadata) {
    return new AccessReport(
        metadata, counts(), people(), mapping(), formerUsers(), "", List.of(), "", List.of());
  }

  private Stream<PersonView> views(UserId user) {
    List<GroupMembership> memberships = isEntitled(user) ? sources.membershipsOf(user) : List.of();
    DesiredState desired =
        DesiredState.of(memberships, sources.mapping(), sources.guard(), sources.at());
    Map<DomainId, List<Claim>> claims = DesiredState.ranking(memberships, sources.mapping());
    UserRecord record = sources.ledger().recordOf(user);
    Set<DomainId> domains = new HashSet<>(desired.domains());
    domains.addAll(record.profiles().keySet());
    return domains.stream()
        .map(
            domain ->
                new PersonView(
                    sources,
                    user,
                    domain,
                    record.in(domain),
                    claims.getOrDefault(domain, List.of()),
                    desired.in(domain)));
  }

  private boolean isEntitled(UserId user) {
    DirectoryUser known = sources.users().get(user);
    return known != null && known.enabled();
  }

  private List<Person> people() {
    return views.stream()
        .map(PersonView::person)
        .sorted(
            Comparator.comparing(Person::userName)
                .thenComparing(Person::userId)
                .thenComparing(Person::domain))
        .toList();
  }

  private Counts counts() {
    return new Counts(
        people(PersonView::hasAccess),
        people(PersonView::isInQuarantine),
        people(PersonView::isHeld),
        people(PersonView::isLeaving),
        people(PersonView::hasProblem),
        withAccessBy(view -> view.profile().map(ProfileRecord::role).orElseThrow().value()),
        withAccessBy(view -> view.domain().value()));
  }

  private int people(Predicate<PersonView> filter) {
    return (int) views.stream().filter(filter).map(PersonView::user).distinct().count();
  }

  private List<Count> withAccessBy(Function<PersonView, String> key) {
    return views.stream()
        .filter(PersonView::hasAccess)
        .collect(
            Collectors.groupingBy(
                key,
                TreeMap::new,
                Collectors.mapping(PersonView::user, Collectors.toUnmodifiableSet())))
        .entrySet()
        .stream()
        .map(entry -> new Count(entry.getKey(), entry.getValue().size()))
        .toList();
  }

  /** The rows of the table, and the rows of the naming convention that apply to a user. */
  private List<Row> mapping() {
    Stream<MappingRow> applicable =
        views.stream().flatMap(view -> view.claims().stream()).map(Claim::row);
    Stream<Row> rows =
        Stream.concat(sources.mapping().rows().stream(), applicable).distinct().map(this::row);
    return Stream.concat(rows, sources.mapping().refused().stream().map(ReportBuilder::row))
        .sorted(Comparator.comparing(Row::domain).thenComparing(Row::group))
        .toList();
  }

  private Row row(MappingRow row) {
    return new Row(
        row.group().value(),
        row.domain().value(),
        row.role().value(),
        Integer.toString(row.priority()),
        row.enabled() ? "enabled" : "disabled",
        people(view -> view.claims().stream().anyMatch(claim -> claim.row().equals(row))),
        people(view -> view.domain().equals(row.domain()) && view.hasRoleOf(row.group())),
        row.tags().toString());
  }

  private static Row row(RefusedRow row) {
    return new Row(row.groupName(), row.domainId(), "", "", "invalid: " + row.reason(), 0, 0, "");
  }

  private List<FormerUserEvent> formerUsers() {
    Set<UserId> shown = views.stream().map(PersonView::user).collect(Collectors.toSet());
    return sources.ledger().users().entrySet().stream()
        .filter(entry -> !shown.contains(entry.getKey()))
        .flatMap(entry -> formerUsers(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(FormerUserEvent::at).reversed())
        .toList();
  }

  private Stream<FormerUserEvent> formerUsers(UserId user, UserRecord record) {
    return record.history().stream()
        .map(
            entry ->
                new FormerUserEvent(
                    ReportText.name(sources.users().get(user)),
                    user.value(),
                    entry.domain().value(),
                    ReportText.timestamp(entry.at()),
                    entry.outcome(),
                    entry.text()));
  }
}
