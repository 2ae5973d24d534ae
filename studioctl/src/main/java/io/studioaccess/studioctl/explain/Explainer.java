package io.studioaccess.studioctl.explain;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RoleArn;
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
import io.studioaccess.studioctl.directory.People;
import io.studioaccess.studioctl.plan.PlanText;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what directory, mapping, ledger and SageMaker say of a user. */
@Singleton
final class Explainer {
  private final People people;
  private final Directory directory;
  private final GroupMappings mappings;
  private final RoleGuard guard;
  private final LedgerReader ledger;
  private final UserPlanner planner;

  Explainer(
      People people,
      Directory directory,
      GroupMappings mappings,
      RoleGuard guard,
      LedgerReader ledger,
      UserPlanner planner) {
    this.people = people;
    this.directory = directory;
    this.mappings = mappings;
    this.guard = guard;
    this.ledger = ledger;
    this.planner = planner;
  }

  Explanation explain(String nameOrId) {
    DirectoryUser user = people.find(nameOrId);
    UserRecord record = ledger.read().recordOf(user.id());
    UserPlan found = planner.plan(user.id(), record, Optional.empty());
    MappingRows mapping = mappings.current();
    Map<DomainId, List<Claim>> ranking =
        DesiredState.ranking(
            found.memberships().stream().map(ResolvedMembership::groupMembership).toList(),
            mapping);
    return new Explanation(
        user.id().value(),
        user.name().value(),
        user.enabled() ? "enabled" : "disabled: entitled to nothing",
        found.memberships().stream().map(this::group).toList(),
        found.domains().stream()
            .map(
                plan ->
                    domain(
                        plan,
                        ranking.getOrDefault(plan.domain(), List.of()),
                        record.in(plan.domain())))
            .toList(),
        record.pendingReconciles().entrySet().stream()
            .map(
                look -> "%s, at %s".formatted(look.getKey(), Display.moment(look.getValue().due())))
            .toList(),
        record.history().stream().map(Explainer::told).toList());
  }

  private static Explanation.Told told(HistoryEntry entry) {
    return new Explanation.Told(
        Display.moment(entry.at()),
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
        record.map(Explainer::remembered).orElse("nothing"),
        PlanText.next(plan));
  }

  private static List<Explanation.Row> rows(List<Claim> claims) {
    List<Explanation.Row> rows = new ArrayList<>();
    for (Claim claim : claims) {
      MappingRow row = claim.row();
      rows.add(
          new Explanation.Row(
              row.group().value(), row.priority(), row.role().value(), rows.isEmpty()));
    }
    return rows;
  }

  private static String why(List<Claim> claims) {
    return switch (claims.size()) {
      case 0 -> "no row speaks for the user";
      case 1 -> "the only row that speaks for the user";
      default -> {
        MappingRow first = claims.get(0).row();
        MappingRow second = claims.get(1).row();
        yield first.priority() < second.priority()
            ? "priority %d is the lowest number".formatted(first.priority())
            : "priority %d is shared, and '%s' comes first in the alphabet"
                .formatted(first.priority(), first.group());
      }
    };
  }

  private String desired(DomainPlan plan, List<Claim> claims) {
    if (plan instanceof DomainPlan.Planned planned) {
      return switch (planned.input().desired()) {
        case Desired.Role role -> PlanText.role(role.role());
        case Desired.Nothing() -> "no profile";
        case Desired.Unclear(String reason) -> "unclear: " + reason;
      };
    }
    return claims.stream()
        .findFirst()
        .map(claim -> claim.row().role())
        .map(role -> guard.allows(role) ? PlanText.role(role) : "unclear: role not allowed")
        .orElse("no profile");
  }

  private static String observed(DomainPlan plan) {
    if (!(plan instanceof DomainPlan.Planned planned)) {
      return "cannot be read: " + plan.summary();
    }
    return switch (planned.input().observed()) {
      case ObservedProfile.Absent absent ->
          "none; the name %s is free".formatted(absent.freeName());
      case ObservedProfile.Ours ours ->
          "%s, %s, %s"
              .formatted(
                  ours.name(),
                  ours.status(),
                  ours.role().map(PlanText::role).orElse("the domain's default role"));
      case ObservedProfile.Foreign foreign ->
          "%s, made by hand (studioctl sweep --adopt)".formatted(foreign.name());
      case ObservedProfile.NoDomain() -> "the domain does not exist";
      case ObservedProfile.UnsuitableDomain(String reason) -> reason;
    };
  }

  private static String remembered(ProfileRecord record) {
    String held =
        record
            .hold()
            .map(
                hold ->
                    "; held since %s: %s%s"
                        .formatted(
                            Display.moment(hold.since()),
                            hold.to().map(Explainer::to).orElse("access would end"),
                            hold.rejected() ? ", rejected" : ""))
            .orElse("");
    String due =
        record
            .departure()
            .filter(_ -> record.state().isLeaving())
            .map(Departure::due)
            .map(moment -> "; deleted on " + Display.moment(moment))
            .orElse("");
    return "%s, %s%s%s%s"
        .formatted(
            record.state(),
            PlanText.role(record.role()),
            record.group().map(group -> ", by " + group).orElse(""),
            due,
            held);
  }

  private static String to(RoleArn role) {
    return "role would be " + PlanText.role(role);
  }
}
