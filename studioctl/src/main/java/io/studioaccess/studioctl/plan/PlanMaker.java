package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.membership.DirectoryUser;
import io.studioaccess.membership.UserId;
import io.studioaccess.membership.UserName;
import io.studioaccess.plan.ObservedProfile;
import io.studioaccess.plan.Operation;
import io.studioaccess.plan.Outcome;
import io.studioaccess.plan.ProfileRecord;
import io.studioaccess.plan.Step;
import io.studioaccess.reconcile.Forecast;
import io.studioaccess.reconcile.FoundProfile;
import io.studioaccess.reconcile.LookAgain;
import io.studioaccess.reconcile.Prospect;
import io.studioaccess.reconcile.Side;
import io.studioaccess.reconcile.Trigger;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.directory.People;
import io.studioaccess.studioctl.plan.PlannedChange.Kind;
import io.studioaccess.sweep.Ledger;
import io.studioaccess.sweep.LedgerReader;
import io.studioaccess.sweep.SweepRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Works out what a sweep would do: whom it would name, and what a look at each would do. */
@Singleton
public final class PlanMaker {
  private final Preview preview;
  private final Forecast forecast;
  private final LedgerReader ledger;
  private final People people;
  private final Display display;

  PlanMaker(
      Preview preview, Forecast forecast, LedgerReader ledger, People people, Display display) {
    this.preview = preview;
    this.forecast = forecast;
    this.ledger = ledger;
    this.people = people;
    this.display = display;
  }

  /**
   * Whom a sweep would name.
   *
   * @param eventId the correlation id of the messages
   */
  public Preview.Named named(Selection selection, String eventId) {
    if (selection.user().isPresent()) {
      return one(people.find(selection.user().get()), eventId);
    }
    if (selection.group().isPresent()) {
      return preview.of(SweepRequest.members(Set.of(), Set.of(selection.group().get()), eventId));
    }
    return everybody(eventId);
  }

  private Preview.Named one(DirectoryUser user, String eventId) {
    Ledger remembered = ledger.read();
    Side side =
        forecast.of(user.id(), remembered.of(user.id()), Optional.empty()).domains().stream()
                .anyMatch(PlanMaker::takes)
            ? Side.DEPROVISIONER
            : Side.PROVISIONER;
    LookAgain look = new LookAgain(user.id(), Trigger.first(eventId), "an administrator asked");
    return new Preview.Named(List.of(new NamedUser(look, side)), Map.of(), remembered);
  }

  private static boolean takes(Prospect prospect) {
    return prospect instanceof Prospect.Planned planned
        && planned.step().operations().stream().anyMatch(Operation.Revocation.class::isInstance);
  }

  /** What the hourly sweep would find, and what the daily one, each user once. */
  private Preview.Named everybody(String eventId) {
    Preview.Named members = preview.of(SweepRequest.everybody(eventId));
    Preview.Named disabled = preview.of(SweepRequest.status(eventId));
    Map<String, NamedUser> users = new TreeMap<>();
    disabled.users().forEach(user -> users.put(user.look().user().value(), user));
    members.users().forEach(user -> users.put(user.look().user().value(), user));
    return new Preview.Named(
        List.copyOf(users.values()), members.inaccessible(), members.remembered());
  }

  public Plan make(Selection selection, String eventId) {
    Preview.Named named = named(selection, eventId);
    Optional<DomainId> domain = selection.domain();
    List<NamedUser> users = new ArrayList<>();
    List<PlannedChange> entries = new ArrayList<>();
    try (Progress progress = display.progress("Looking at users", named.users().size())) {
      for (NamedUser user : named.users()) {
        List<PlannedChange> found =
            entries(user.look(), named.remembered()).stream()
                .filter(entry -> domain.map(id -> id.value().equals(entry.domain())).orElse(true))
                .toList();
        if (!found.isEmpty() || domain.isEmpty()) {
          users.add(user);
          entries.addAll(found);
        }
        progress.step();
      }
    }
    return new Plan(users, entries, named.inaccessible());
  }

  private List<PlannedChange> entries(LookAgain look, Ledger remembered) {
    UserId user = look.user();
    Optional<FoundProfile> found = look.trigger().found();
    Forecast.OfUser forecasted = forecast.of(user, remembered.of(user), found);
    String name =
        forecasted.person().map(DirectoryUser::name).map(UserName::value).orElse(user.value());
    return forecasted.domains().stream()
        .map(prospect -> entry(look, name, prospect, remembered))
        .toList();
  }

  private static PlannedChange entry(
      LookAgain look, String name, Prospect prospect, Ledger remembered) {
    String profile =
        profile(prospect)
            .or(
                () ->
                    remembered
                        .of(look.user())
                        .in(prospect.domain())
                        .map(ProfileRecord::name)
                        .map(Object::toString))
            .orElse("");
    return new PlannedChange(
        look.user(),
        name,
        prospect.domain().value(),
        profile,
        kind(prospect),
        InWords.next(prospect),
        prospect instanceof Prospect.Planned(_, Step.Guarded _),
        look.because());
  }

  private static Optional<String> profile(Prospect prospect) {
    return prospect instanceof Prospect.Planned planned
        ? switch (planned.situation().observed()) {
          case ObservedProfile.Ours ours -> Optional.of(ours.name().value());
          case ObservedProfile.Absent absent -> Optional.of(absent.freeName().value());
          case ObservedProfile.Foreign foreign -> Optional.of(foreign.name().value());
          case ObservedProfile.NoDomain() -> Optional.empty();
          case ObservedProfile.UnsuitableDomain _ -> Optional.empty();
        }
        : Optional.empty();
  }

  private static Kind kind(Prospect prospect) {
    if (prospect.isSomethingToDo()) {
      return Kind.CHANGE;
    }
    return switch (prospect) {
      case Prospect.Planned(_, Step.Settle(_, Outcome.Unchanged _)) -> Kind.NOTHING;
      case Prospect.Planned(_, Step.Settle(_, Outcome.Refused _)) -> Kind.TROUBLE;
      case Prospect.Planned(_, Step.Settle(_, Outcome.Blocked _)) -> Kind.TROUBLE;
      case Prospect.Planned(_, Step.Settle(_, Outcome.Failed _)) -> Kind.TROUBLE;
      case Prospect.Planned _ -> Kind.NOTHING;
      case Prospect.Nowhere _ -> Kind.TROUBLE;
      case Prospect.Inaccessible _ -> Kind.TROUBLE;
    };
  }
}
