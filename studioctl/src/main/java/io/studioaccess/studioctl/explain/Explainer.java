package io.studioaccess.studioctl.explain;

import io.studioaccess.desired.Claim;
import io.studioaccess.desired.Desired;
import io.studioaccess.desired.DesiredState;
import io.studioaccess.desired.RoleGuard;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.membership.Directory;
import io.studioaccess.membership.DirectoryUser;
import io.studioaccess.plan.Departure;
import io.studioaccess.plan.ObservedProfile;
import io.studioaccess.plan.ProfileRecord;
import io.studioaccess.reconcile.Forecast;
import io.studioaccess.reconcile.HistoryEntry;
import io.studioaccess.reconcile.KnownMembership;
import io.studioaccess.reconcile.Prospect;
import io.studioaccess.reconcile.UserRecord;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.directory.People;
import io.studioaccess.studioctl.plan.InWords;
import io.studioaccess.sweep.LedgerReader;
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
  private final Forecast forecast;

  Explainer(
      People people,
      Directory directory,
      GroupMappings mappings,
      RoleGuard guard,
      LedgerReader ledger,
      Forecast forecast) {
    this.people = people;
    this.directory = directory;
    this.mappings = mappings;
    this.guard = guard;
    this.ledger = ledger;
    this.forecast = forecast;
  }

  Explanation explain(String nameOrId) {
    DirectoryUser user = people.find(nameOrId);
    UserRecord record = ledger.read().of(user.id());
    Forecast.OfUser found = forecast.of(user.id(), record, Optional.empty());
    MappingRows mapping = mappings.current();
    Map<DomainId, List<Claim>> ranking =
        DesiredState.ranking(
            found.memberships().stream().map(KnownMembership::ofGroup).toList(), mapping);
    return new Explanation(
        user.id().value(),
        user.name().value(),
        user.enabled() ? "enabled" : "disabled: entitled to nothing",
        found.memberships().stream().map(this::group).toList(),
        found.domains().stream()
            .map(
                prospect ->
                    domain(
                        prospect,
                        ranking.getOrDefault(prospect.domain(), List.of()),
                        record.in(prospect.domain())))
            .toList(),
        record.nextLooks().entrySet().stream()
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

  private Explanation.Group group(KnownMembership membership) {
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
      Prospect prospect, List<Claim> claims, Optional<ProfileRecord> record) {
    return new Explanation.Domain(
        prospect.domain().value(),
        rows(claims),
        why(claims),
        desired(prospect, claims),
        observed(prospect),
        record.map(Explainer::remembered).orElse("nothing"),
        InWords.next(prospect));
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

  private String desired(Prospect prospect, List<Claim> claims) {
    if (prospect instanceof Prospect.Planned planned) {
      return switch (planned.situation().desired()) {
        case Desired.Role role -> InWords.role(role.role());
        case Desired.Nothing() -> "no profile";
        case Desired.Unclear(String reason) -> "unclear: " + reason;
      };
    }
    return claims.stream()
        .findFirst()
        .map(claim -> claim.row().role())
        .map(role -> guard.allows(role) ? InWords.role(role) : "unclear: role not allowed")
        .orElse("no profile");
  }

  private static String observed(Prospect prospect) {
    if (!(prospect instanceof Prospect.Planned planned)) {
      return "cannot be read: " + prospect.summary();
    }
    return switch (planned.situation().observed()) {
      case ObservedProfile.Absent absent ->
          "none; the name %s is free".formatted(absent.freeName());
      case ObservedProfile.Ours ours ->
          "%s, %s, %s"
              .formatted(
                  ours.name(),
                  ours.status(),
                  ours.role().map(InWords::role).orElse("the domain's default role"));
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
            InWords.role(record.role()),
            record.group().map(group -> ", by " + group).orElse(""),
            due,
            held);
  }

  private static String to(RoleArn role) {
    return "role would be " + InWords.role(role);
  }
}
