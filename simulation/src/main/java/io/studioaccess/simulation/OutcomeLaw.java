package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.desired.ScheduledChange;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.UserOutcome;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is told twice. An outcome may be published again if its first reconcile did not come to
 * its end, or if the profile has changed since; trouble may be published again after a day. What a
 * function says after its lease has passed to another one does not count: no event can be fenced.
 */
final class OutcomeLaw {
  private static final long QUIET = Duration.ofDays(1).toMillis();

  private final Timeline timeline;
  private final Violations violations;
  private final StoredProfiles profiles;
  private final InMemoryLedger.Items ledger;
  private final long tolerance;
  private final Map<String, Told> told = new HashMap<>();
  private final Map<Place, UserOutcome> announced = new HashMap<>();

  private record Place(UserId user, DomainId domain) {}

  private record Told(@Nullable Served by, int version, long moment) {
    boolean isCertain() {
      return by != null && by.isComplete();
    }
  }

  /**
   * @param tolerance how far two clocks may differ, in milliseconds
   */
  OutcomeLaw(
      Timeline timeline,
      Violations violations,
      StoredProfiles profiles,
      InMemoryLedger.Items ledger,
      long tolerance) {
    this.timeline = timeline;
    this.violations = violations;
    this.profiles = profiles;
    this.ledger = ledger;
    this.tolerance = tolerance;
  }

  void published(List<UserOutcome> outcomes) {
    Served by = by();
    if (by != null && ledger.isOvertaken(by)) {
      return;
    }
    for (UserOutcome outcome : outcomes) {
      switch (outcome.outcome()) {
        case Outcome.Refused refused -> trouble(refused);
        case Outcome.Blocked blocked -> trouble(blocked);
        case Outcome.Failed failed -> trouble(failed);
        case Outcome.Granted it -> {
          requireService(outcome, it.domain(), it.profile());
          once(outcome, it.domain(), it.profile());
        }
        case Outcome.Expiring it -> {
          UserOutcome last = announced.put(new Place(outcome.user(), it.domain()), outcome);
          if (last != null && !last.outcome().equals(it)) {
            told.remove(key(last));
          }
          once(outcome, it.domain(), it.profile());
        }
        case Outcome.Changed it -> once(outcome, it.domain(), it.profile());
        case Outcome.Quarantined it -> once(outcome, it.domain(), it.profile());
        case Outcome.Restored it -> once(outcome, it.domain(), it.profile());
        case Outcome.Revoked it -> once(outcome, it.domain(), it.profile());
        case Outcome.Held it -> once(outcome, it.domain(), it.profile());
        case Outcome.Started _, Outcome.Deferred _, Outcome.HandedOver _, Outcome.Unchanged _ ->
            violations.require(
                false, "only what is worth an event is published", outcome::toString);
      }
    }
  }

  /**
   * An end that was announced is announced again if another one was, or if the record has named
   * another one or none in between: a membership came that lasts longer, and went, or a read was
   * out of date.
   */
  void recorded(UserId user, UserRecord record) {
    announced
        .entrySet()
        .removeIf(
            entry -> {
              Place place = entry.getKey();
              boolean isVoid =
                  place.user().equals(user)
                      && !namesTheEnd(
                          record.profiles().get(place.domain()), entry.getValue().outcome());
              if (isVoid) {
                told.remove(key(entry.getValue()));
              }
              return isVoid;
            });
  }

  private static boolean namesTheEnd(@Nullable ProfileRecord profile, Outcome outcome) {
    return outcome instanceof Outcome.Expiring end
        && profile != null
        && profile.hasScheduled(Optional.of(new ScheduledChange(end.until(), end.after())));
  }

  private static String key(UserOutcome outcome) {
    return outcome.user() + " " + outcome.outcome();
  }

  private @Nullable Served by() {
    Invocation caller = timeline.caller();
    return caller == null ? null : caller.served();
  }

  private void trouble(Outcome outcome) {
    long now = timeline.millis();
    Told before = told.put(outcome.toString(), new Told(by(), 0, now));
    violations.require(
        before == null || !before.isCertain() || now >= before.moment() + QUIET - tolerance,
        "nothing is told twice",
        outcome::toString);
  }

  /** A profile that is deleted at this moment was in service before. */
  private void requireService(UserOutcome outcome, DomainId id, ProfileName name) {
    violations.require(
        profiles.all().stream()
            .filter(profile -> profile.domain.id().equals(id) && profile.name.equals(name))
            .allMatch(profile -> profile.wasInService),
        "what is granted is in service",
        outcome::toString);
  }

  private void once(UserOutcome outcome, DomainId id, ProfileName name) {
    int version = profiles.version(id, name);
    Told before = told.put(key(outcome), new Told(by(), version, timeline.millis()));
    violations.require(
        before == null || !before.isCertain() || before.version() != version,
        "nothing is told twice",
        outcome::toString);
  }
}
