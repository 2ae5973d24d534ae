package io.studioaccess.studioctl.sweep;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.DomainPlan;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.UserPlanner;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.plan.PlanText;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Why a profile is not as an administrator asked for, after the functions are done. */
@Singleton
public final class Hindrance {
  private static final Set<String> PROBLEMS = Set.of("Refused", "Blocked", "Failed");

  private final UserPlanner planner;

  Hindrance(UserPlanner planner) {
    this.planner = planner;
  }

  /** The change is held, the latest outcome is a problem, or another step comes first. */
  public String of(UserId user, DomainId domain, UserRecord after) {
    return after
        .in(domain)
        .flatMap(ProfileRecord::hold)
        .filter(Predicate.not(Hold::rejected))
        .map(hold -> "the change is held since " + Display.timestamp(hold.since()))
        .or(() -> problem(domain, after))
        .orElseGet(() -> next(user, domain, after));
  }

  /** What the functions reported last, or what a deletion waits for; empty if neither. */
  public static Optional<String> problem(DomainId domain, UserRecord record) {
    return reported(domain, record).or(() -> obstacles(domain, record));
  }

  /** The problem that the functions reported last; empty if the latest outcome is none. */
  public static Optional<String> reported(DomainId domain, UserRecord record) {
    return latest(domain, record)
        .filter(entry -> PROBLEMS.contains(entry.outcome()))
        .map(
            entry ->
                "%s at %s: %s"
                    .formatted(entry.outcome(), Display.timestamp(entry.at()), entry.text()));
  }

  /** Whether a change of the user waits for a decision, or a revocation or deletion is blocked. */
  static boolean needsAdministrator(UserRecord record) {
    return record.profiles().entrySet().stream()
        .anyMatch(
            profile ->
                profile.getValue().hold().filter(hold -> !hold.rejected()).isPresent()
                    || (profile.getValue().state().isLeaving()
                        && reported(profile.getKey(), record).isPresent()));
  }

  private static Optional<HistoryEntry> latest(DomainId domain, UserRecord record) {
    return record.history().reversed().stream()
        .filter(entry -> entry.domain().equals(domain))
        .findFirst();
  }

  private static Optional<String> obstacles(DomainId domain, UserRecord record) {
    return record
        .in(domain)
        .filter(profile -> profile.state().isLeaving())
        .flatMap(ProfileRecord::departure)
        .map(Departure::obstacles)
        .filter(text -> !text.isEmpty())
        .map("it waits for "::concat);
  }

  private String next(UserId user, DomainId domain, UserRecord after) {
    return planner.plan(user, after, Optional.empty()).domains().stream()
        .filter(plan -> plan.domain().equals(domain))
        .map(Hindrance::next)
        .findFirst()
        .orElse("no group of the user grants a role there");
  }

  private static String next(DomainPlan plan) {
    return plan.hasOperations()
        ? "the next step is to " + PlanText.next(plan)
        : PlanText.next(plan);
  }
}
