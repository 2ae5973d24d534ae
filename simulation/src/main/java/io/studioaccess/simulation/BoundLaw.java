package io.studioaccess.simulation;

import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.simulation.Entitlements.Entitlement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Nobody keeps a role without entitlement for longer than the bound. */
final class BoundLaw {
  /** A sweep every hour, cached rows, and a teardown, if only events get lost. */
  private static final long BOUND = Duration.ofMinutes(140).toMillis();

  /** If anything else may go wrong as well: messages fail five times, and so may sweeps. */
  private static final long BOUND_IN_TROUBLE = Duration.ofHours(40).toMillis();

  /**
   * A disabled user is found by the daily sweep, if the event got lost. A change of role that
   * SageMaker failed to make three times is tried again after a day.
   */
  private static final long A_DAY = Duration.ofDays(1).toMillis();

  private final Timeline timeline;
  private final Violations violations;
  private final Chaos chaos;
  private final Conditions conditions;
  private final InMemoryDirectory directory;
  private final Entitlements entitlements;
  private final StoredProfiles profiles;
  private final InMemoryLedger.Items ledger;
  private final Map<StoredProfile, Long> wrongSince = new HashMap<>();

  BoundLaw(
      Timeline timeline,
      Violations violations,
      Chaos chaos,
      Conditions conditions,
      InMemoryDirectory directory,
      Entitlements entitlements,
      StoredProfiles profiles,
      InMemoryLedger.Items ledger) {
    this.timeline = timeline;
    this.violations = violations;
    this.chaos = chaos;
    this.conditions = conditions;
    this.directory = directory;
    this.entitlements = entitlements;
    this.profiles = profiles;
    this.ledger = ledger;
  }

  /** Whether anybody has a role without entitlement now. */
  boolean isAnybodyWrong() {
    return !wrongSince.isEmpty();
  }

  void check() {
    for (StoredProfile profile : profiles.all()) {
      if (isWrong(profile) && !isExcused(profile)) {
        long since = wrongSince.computeIfAbsent(profile, _ -> timeline.millis());
        requireBound(profile, Math.max(since, conditions.lastEnd(profile.domain)));
      } else {
        wrongSince.remove(profile);
      }
    }
    wrongSince.keySet().removeIf(gone -> !profiles.all().contains(gone));
  }

  private void requireBound(StoredProfile profile, long since) {
    long bound = chaos.trouble().isCalm() ? BOUND : BOUND_IN_TROUBLE;
    boolean isDisabled =
        directory
            .current()
            .user(profile.owner.orElseThrow())
            .filter(it -> !it.enabled())
            .isPresent();
    boolean isTriedDaily =
        profile.status == ProfileStatus.UPDATE_FAILED
            && !entitlements.now(profile.owner.get(), profile.domain.id()).isNothing();
    long longest = isDisabled || isTriedDaily ? bound + A_DAY : bound;
    long now = timeline.millis();
    violations.require(
        now - since <= longest
            || entitlements.changesByDate(
                profile.owner.get(), profile.domain.id(), now - longest, now),
        "nobody keeps a role without entitlement",
        () ->
            "%s of %s, for %s"
                .formatted(profile, profile.owner.orElseThrow(), Duration.ofMillis(now - since)));
  }

  private boolean isWrong(StoredProfile profile) {
    if (profile.owner.isEmpty()
        || profile.role.filter(Setting::isQuarantine).isPresent()
        || profile.status == ProfileStatus.FAILED
        || profile.status == ProfileStatus.DELETING) {
      return false;
    }
    Entitlement entitlement = entitlements.now(profile.owner.get(), profile.domain.id());
    return entitlement.clear() && !entitlement.role().equals(profile.role);
  }

  /** A change that is held, or that AWS refuses, waits for an administrator. */
  private boolean isExcused(StoredProfile profile) {
    boolean isTaggedForAnother =
        profile.forged && !profile.tagged.equals(profile.owner) && profile.tagged.isPresent();
    return isTaggedForAnother
        || conditions.isAnyActive(profile.domain)
        || ledger
            .recordOf(profile.owner.orElseThrow())
            .in(profile.domain.id())
            .filter(record -> record.hold().isPresent())
            .isPresent();
  }
}
