package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.ObservedProfile;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.Step;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.DomainPlan;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.Trigger;
import io.studioaccess.reconciler.reconcile.UserPlan;
import io.studioaccess.reconciler.reconcile.UserPlanner;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.SweepRequest;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import io.studioaccess.studioctl.lists.KnownNames;
import io.studioaccess.studioctl.plan.PlannedChange.Kind;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans a sweep: the reconciles that it would request, and what each would do. */
@Singleton
public final class SweepPlanner {
  private final SweepPreview preview;
  private final UserPlanner planner;
  private final LedgerReader ledger;
  private final DirectoryUsers directoryUsers;
  private final UserPlans userPlans;
  private final KnownNames names;

  SweepPlanner(
      SweepPreview preview,
      UserPlanner planner,
      LedgerReader ledger,
      DirectoryUsers directoryUsers,
      UserPlans userPlans,
      KnownNames names) {
    this.preview = preview;
    this.planner = planner;
    this.ledger = ledger;
    this.directoryUsers = directoryUsers;
    this.userPlans = userPlans;
    this.names = names;
  }

  /**
   * A plan that can be carried out.
   *
   * @param requests the reconciles of the plan's users, and what they were derived from
   */
  public record Prepared(Plan plan, SweepPreview.Result requests) {
    static Prepared of(Plan plan, SweepPreview.Result from) {
      return new Prepared(
          plan,
          new SweepPreview.Result(
              plan.users(), from.inaccessible(), from.assignments(), from.ledger()));
    }
  }

  private SweepPreview.Result preview(Selection selection, String eventId) {
    SweepPreview.Result selected = selected(selection, eventId);
    selection
        .group()
        .ifPresent(
            group -> names.requireGroup(group, () -> isOfAProfile(group, selected.ledger())));
    selection.domain().ifPresent(domain -> names.requireDomain(domain, List::of));
    return selected;
  }

  /** A deleted group may have former members. */
  private static boolean isOfAProfile(GroupName group, LedgerSnapshot ledger) {
    return ledger.users().values().stream()
        .flatMap(user -> user.profiles().values().stream())
        .anyMatch(profile -> profile.group().filter(group::equals).isPresent());
  }

  private SweepPreview.Result selected(Selection selection, String eventId) {
    if (selection.user().isPresent()) {
      return oneUser(directoryUsers.find(selection.user().get()), eventId);
    }
    if (selection.group().isPresent()) {
      return preview.run(SweepRequest.members(Set.of(), Set.of(selection.group().get()), eventId));
    }
    return preview.allUsers(eventId);
  }

  private SweepPreview.Result oneUser(DirectoryUser user, String eventId) {
    LedgerSnapshot snapshot = ledger.records(Set.of(user.id()));
    Direction direction =
        planner.plan(user.id(), snapshot.recordOf(user.id()), Optional.empty()).domains().stream()
                .anyMatch(SweepPlanner::revokes)
            ? Direction.REVOKE
            : Direction.GRANT;
    ReconcileRequest request =
        new ReconcileRequest(user.id(), Trigger.first(eventId), "an administrator requested it");
    return new SweepPreview.Result(
        List.of(new RequestedReconcile(request, direction)), Map.of(), List.of(), snapshot);
  }

  private static boolean revokes(DomainPlan plan) {
    return plan instanceof DomainPlan.Planned planned
        && planned.step().operations().stream().anyMatch(Operation.Revocation.class::isInstance);
  }

  /**
   * Works out anew what a plan file lists: the reconciles of exactly its users.
   *
   * @throws io.studioaccess.studioctl.console.CommandException if the file is not a plan of this
   *     stack, or lists anything that a sweep would not do now
   */
  public Prepared review(Path file, Installation stack, String eventId) {
    ReconcilePlanFile.Listed listed = ReconcilePlanFile.read(file, stack);
    SweepPreview.Result now = preview(listed.selection(), eventId);
    Plan plan = plan(now, listed.selection().domain());
    return Prepared.of(plan.of(SweepPlanReview.requireSame(listed, plan)), now);
  }

  /**
   * The reconciles that a sweep would request, and what each would do.
   *
   * @param eventId the correlation id of the messages
   * @throws io.studioaccess.studioctl.console.CommandException if nobody knows the selected user,
   *     group or domain
   */
  public Prepared prepare(Selection selection, String eventId) {
    SweepPreview.Result preview = preview(selection, eventId);
    return Prepared.of(plan(preview, selection.domain()), preview);
  }

  private Plan plan(SweepPreview.Result preview, Optional<String> domain) {
    List<RequestedReconcile> users = new ArrayList<>();
    List<PlannedChange> entries = new ArrayList<>();
    List<List<PlannedChange>> found =
        userPlans.map(
            "Planning",
            preview.requests(),
            preview.ledger(),
            (request, userPlan) -> entries(request, userPlan, preview.ledger()));
    for (int i = 0; i < found.size(); i++) {
      List<PlannedChange> inDomain =
          found.get(i).stream()
              .filter(entry -> domain.map(entry.domain()::equals).orElse(true))
              .toList();
      if (!inDomain.isEmpty() || domain.isEmpty()) {
        users.add(preview.requests().get(i));
        entries.addAll(inDomain);
      }
    }
    return new Plan(
        users,
        entries,
        preview.inaccessible(),
        preview.assignments().stream()
            .filter(change -> domain.map(change.domain().id().value()::equals).orElse(true))
            .toList());
  }

  private static List<PlannedChange> entries(
      ReconcileRequest request, UserPlan userPlan, LedgerSnapshot snapshot) {
    String name =
        userPlan
            .person()
            .map(DirectoryUser::name)
            .map(UserName::value)
            .orElse(request.user().value());
    return userPlan.domains().stream().map(plan -> entry(request, name, plan, snapshot)).toList();
  }

  private static PlannedChange entry(
      ReconcileRequest request, String name, DomainPlan plan, LedgerSnapshot snapshot) {
    String profile =
        profile(plan)
            .or(
                () ->
                    snapshot
                        .recordOf(request.user())
                        .in(plan.domain())
                        .map(ProfileRecord::name)
                        .map(Object::toString))
            .orElse("");
    return new PlannedChange(
        request.user(),
        name,
        plan.domain().value(),
        profile,
        kind(plan),
        PlanText.next(plan),
        plan instanceof DomainPlan.Planned(_, Step.Guarded _),
        request.reason());
  }

  private static Optional<String> profile(DomainPlan plan) {
    return plan instanceof DomainPlan.Planned planned
        ? switch (planned.input().observed()) {
          case ObservedProfile.Ours ours -> Optional.of(ours.name().value());
          case ObservedProfile.Absent absent -> Optional.of(absent.freeName().value());
          case ObservedProfile.Foreign foreign -> Optional.of(foreign.name().value());
          case ObservedProfile.Unreadable unread -> Optional.of(unread.name().value());
          case ObservedProfile.NoDomain() -> Optional.empty();
          case ObservedProfile.UnsuitableDomain _ -> Optional.empty();
        }
        : Optional.empty();
  }

  private static Kind kind(DomainPlan plan) {
    if (plan.hasOperations()) {
      return Kind.CHANGE;
    }
    return switch (plan) {
      case DomainPlan.Planned(_, Step.Settle(_, Outcome.Unchanged _)) -> Kind.NONE;
      case DomainPlan.Planned(_, Step.Settle(_, Outcome.Refused _)) -> Kind.PROBLEM;
      case DomainPlan.Planned(_, Step.Settle(_, Outcome.Blocked _)) -> Kind.PROBLEM;
      case DomainPlan.Planned(_, Step.Settle(_, Outcome.Failed _)) -> Kind.PROBLEM;
      case DomainPlan.Planned _ -> Kind.NONE;
      case DomainPlan.NotLocated _ -> Kind.PROBLEM;
      case DomainPlan.Inaccessible _ -> Kind.PROBLEM;
    };
  }
}
