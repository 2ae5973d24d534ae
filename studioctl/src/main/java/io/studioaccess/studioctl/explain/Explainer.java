package io.studioaccess.studioctl.explain;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.reconciler.desired.Claim;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.DesiredState;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.ObservedProfile;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.DomainPlan;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.ResolvedMembership;
import io.studioaccess.reconciler.reconcile.UserPlan;
import io.studioaccess.reconciler.reconcile.UserPlanner;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Due;
import io.studioaccess.studioctl.plan.PlanText;
import io.studioaccess.studioctl.plan.StateText;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Collects what directory, mapping, ledger and SageMaker hold of a user. */
@Singleton
final class Explainer {
  /** Without a record. */
  private static final String NONE = "NONE";

  private final ExplainedUser users;
  private final Directory directory;
  private final GroupMappings mappings;
  private final RoleGuard guard;
  private final LedgerReader ledger;
  private final UserPlanner planner;
  private final Clock clock;

  Explainer(
      ExplainedUser users,
      Directory directory,
      GroupMappings mappings,
      RoleGuard guard,
      LedgerReader ledger,
      UserPlanner planner,
      Clock clock) {
    this.users = users;
    this.directory = directory;
    this.mappings = mappings;
    this.guard = guard;
    this.ledger = ledger;
    this.planner = planner;
    this.clock = clock;
  }

  Explanation explain(String nameOrId) {
    DirectoryUser user = users.find(nameOrId);
    UserRecord record = ledger.records(Set.of(user.id())).recordOf(user.id());
    UserPlan userPlan = planner.plan(user.id(), record, Optional.empty());
    MappingRows mapping = mappings.current();
    Map<DomainId, List<Claim>> ranking =
        DesiredState.ranking(
            userPlan.memberships().stream().map(ResolvedMembership::groupMembership).toList(),
            mapping);
    return new Explanation(
        user.id().value(),
        user.name().value(),
        user.enabled() ? "enabled" : "disabled, no access",
        user.enabled(),
        userPlan.memberships().stream().map(this::group).toList(),
        domains(userPlan, ranking, record),
        record.pendingReconciles().entrySet().stream()
            .map(
                pending ->
                    new Explanation.Pending(
                        pending.getKey().name(), Display.timestamp(pending.getValue().due())))
            .toList(),
        record.history().stream().map(Explainer::event).toList());
  }

  /** The planned domains, and those whose rows grant no access now. */
  private List<Explanation.Domain> domains(
      UserPlan userPlan, Map<DomainId, List<Claim>> ranking, UserRecord record) {
    Map<DomainId, List<Claim>> withoutPlan = new TreeMap<>(ranking);
    List<Explanation.Domain> domains = new ArrayList<>();
    for (DomainPlan plan : userPlan.domains()) {
      List<Claim> claims = ranking.getOrDefault(plan.domain(), List.of());
      domains.add(domain(plan, claims, record.in(plan.domain())));
      withoutPlan.remove(plan.domain());
    }
    withoutPlan.forEach(
        (domain, claims) ->
            domains.add(
                new Explanation.Domain(
                    domain.value(),
                    rows(claims),
                    why(claims),
                    "no profile",
                    "not read",
                    "nothing",
                    "nothing to do",
                    NONE,
                    "",
                    "",
                    "")));
    return domains;
  }

  private static Explanation.Event event(HistoryEntry entry) {
    return new Explanation.Event(
        Display.timestamp(entry.at()),
        entry.domain().value(),
        entry.outcome(),
        entry.text(),
        entry.eventId());
  }

  private Explanation.Group group(ResolvedMembership membership) {
    return new Explanation.Group(
        membership.membership().group().value(),
        membership
            .name()
            .or(() -> directory.nameOf(membership.membership().group()))
            .map(GroupName::value)
            .orElse("(deleted)"),
        membership.mapped());
  }

  private Explanation.Domain domain(
      DomainPlan plan, List<Claim> claims, Optional<ProfileRecord> record) {
    return new Explanation.Domain(
        plan.domain().value(),
        rows(claims),
        why(claims),
        desired(plan, claims),
        observed(plan),
        record.map(this::recorded).orElse("nothing"),
        PlanText.next(plan),
        record.map(it -> it.state().name()).orElse(NONE),
        record.map(it -> it.role().value()).orElse(""),
        record.flatMap(ProfileRecord::hold).map(it -> Display.timestamp(it.since())).orElse(""),
        record.flatMap(Explainer::due).map(Display::timestamp).orElse(""));
  }

  private List<Explanation.Row> rows(List<Claim> claims) {
    Optional<Claim> winner = active(claims).stream().findFirst();
    return claims.stream()
        .map(
            claim ->
                new Explanation.Row(
                    claim.row().group().value(),
                    claim.row().priority(),
                    claim.row().role().value(),
                    winner.filter(claim::equals).isPresent(),
                    RowDates.of(claim, clock.instant())))
        .toList();
  }

  private List<Claim> active(List<Claim> claims) {
    return claims.stream().filter(claim -> claim.isActive(clock.instant())).toList();
  }

  private String why(List<Claim> applicable) {
    List<Claim> claims = active(applicable);
    return switch (claims.size()) {
      case 0 ->
          applicable.isEmpty() ? "no mapping row applies" : "no mapping row grants access now";
      case 1 -> "the only mapping row that applies";
      default -> {
        MappingRow first = claims.get(0).row();
        MappingRow second = claims.get(1).row();
        yield first.priority() < second.priority()
            ? "lowest priority number, %d".formatted(first.priority())
            : "several rows have priority %d; '%s' is first in alphabetical order"
                .formatted(first.priority(), first.group());
      }
    };
  }

  private String desired(DomainPlan plan, List<Claim> claims) {
    if (plan instanceof DomainPlan.Planned planned) {
      return switch (planned.input().desired()) {
        case Desired.Role role ->
            PlanText.role(role.role())
                + role.next().map(RowDates::of).orElse("")
                + tags(role.tags().toString());
        case Desired.Nothing() -> "no profile";
        case Desired.Unclear unclear -> "unclear: " + unclear.reason();
      };
    }
    return active(claims).stream()
        .findFirst()
        .map(claim -> claim.row().role())
        .map(role -> guard.allows(role) ? PlanText.role(role) : "unclear: role not allowed")
        .orElse("no profile");
  }

  private static String tags(String tags) {
    return tags.isEmpty() ? "" : "; tags " + tags;
  }

  private static String observed(DomainPlan plan) {
    if (!(plan instanceof DomainPlan.Planned planned)) {
      return "unreadable: " + plan.summary();
    }
    return switch (planned.input().observed()) {
      case ObservedProfile.Absent absent ->
          "none; %s is the next free name".formatted(absent.freeName());
      case ObservedProfile.Ours ours ->
          "%s, %s, %s"
              .formatted(
                  ours.name(),
                  ours.status(),
                  ours.role().map(PlanText::role).orElse("the domain's default role"));
      case ObservedProfile.Foreign foreign ->
          "%s, foreign profile (studioctl sweep --adopt takes it over)".formatted(foreign.name());
      case ObservedProfile.NoDomain() -> "the domain does not exist";
      case ObservedProfile.UnsuitableDomain(String reason) -> reason;
      case ObservedProfile.Unreadable(var name, String reason) ->
          "%s, unreadable: %s".formatted(name, reason);
    };
  }

  private String recorded(ProfileRecord record) {
    String held =
        record
            .hold()
            .map(
                hold ->
                    "; held since %s: %s%s"
                        .formatted(
                            Display.timestamp(hold.since()),
                            hold.to().map(Explainer::roleChange).orElse("revocation"),
                            hold.rejected() ? ", rejected" : ""))
            .orElse("");
    String due =
        due(record)
            .map(
                moment ->
                    (Due.isOverdue(moment, clock.instant()) ? "; deletion " : "; deletion due ")
                        + Due.text(moment, clock.instant()))
            .orElse("");
    return "%s, %s%s%s%s%s"
        .formatted(
            StateText.of(record.state()),
            PlanText.role(record.role()),
            record.group().map(group -> ", from group " + group).orElse(""),
            due,
            held,
            tags(RowTags.toString(record.tags().byKey())));
  }

  private static Optional<Instant> due(ProfileRecord record) {
    return record.departure().filter(_ -> record.state().isLeaving()).map(Departure::due);
  }

  private static String roleChange(RoleArn role) {
    return "change to " + PlanText.role(role);
  }
}
