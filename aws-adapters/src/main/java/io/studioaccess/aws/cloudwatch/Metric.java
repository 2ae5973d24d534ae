package io.studioaccess.aws.cloudwatch;

import java.util.Optional;

/**
 * All metrics, in the namespace {@code studio-access/<stack>}. docs/reference/metrics.md describes
 * their use. No metric names a user: each dimension has few values. {@code Role} has one value per
 * role of the mapping.
 */
public enum Metric {
  /**
   * The time from the event to the reconcile that found the change complete: granted, changed,
   * restored, quarantined or revoked. Without an event, it starts with the first reconcile.
   */
  EVENT_TO_READY("EventToReady", Unit.SECONDS),
  /** Operations that AWS accepted, by {@link io.studioaccess.reconciler.plan.Operation}. */
  OPERATIONS("Operations", "Operation"),
  /** Outcomes of reconciles, by {@link io.studioaccess.reconciler.plan.Outcome}. */
  OUTCOMES("Outcomes", "Outcome"),
  /**
   * Directory events that were decoded. If there are none for a long time, the CloudTrail trail may
   * be broken.
   */
  MEMBERSHIP_EVENTS("MembershipEvents"),
  /** The age of the oldest pending reconcile; 0 if none is pending. */
  OLDEST_DEFERRAL("OldestDeferral", Unit.SECONDS),
  /** Users that differed from the ledger in a full sweep, by difference. */
  DRIFT("Drift", "Difference"),
  /** Users whose profile has a group's role. */
  PEOPLE_WITH_ACCESS("PeopleWithAccess"),
  /** The same by role. A user with two roles counts for each. */
  PEOPLE_WITH_ROLE("PeopleWithRole", "Role"),
  PEOPLE_IN_QUARANTINE("PeopleInQuarantine"),
  /** Revocations and role changes that wait for an administrator. */
  CHANGES_HELD("ChangesHeld"),
  /** Domains whose default execution role has permissions. */
  POWERFUL_DEFAULT_ROLES("PowerfulDefaultRoles"),
  /** Domains that could not be read, because their account denies access. */
  INACCESSIBLE_DOMAINS("InaccessibleDomains"),
  /** Groups and domains that a sweep left out because a call failed. */
  FAILED_SWEEP_PARTS("FailedSweepParts"),
  /** Operations that AWS refused because a quota is reached. */
  QUOTA_REACHED("QuotaReached"),
  /** Profiles of the ledger that have lost our tags, in the part of them that a sweep checked. */
  UNTAGGED_PROFILES("UntaggedProfiles"),
  /** Ledger items that cannot be read. */
  UNREADABLE_ITEMS("UnreadableItems"),
  /** Reconciles of a leaver that found an obstacle which an administrator must remove. */
  TEARDOWNS_BLOCKED("TeardownsBlocked"),
  /**
   * Chains of messages that ended at the {@link io.studioaccess.reconciler.reconcile.ChainLimit}.
   */
  CHAINS_ENDED("ChainsEnded");

  /** The units of CloudWatch. */
  enum Unit {
    COUNT("Count"),
    SECONDS("Seconds");

    private final String text;

    Unit(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  private final String text;
  private final Unit unit;
  private final Optional<String> dimension;

  Metric(String text) {
    this(text, Unit.COUNT, Optional.empty());
  }

  Metric(String text, Unit unit) {
    this(text, unit, Optional.empty());
  }

  Metric(String text, String dimension) {
    this(text, Unit.COUNT, Optional.of(dimension));
  }

  Metric(String text, Unit unit, Optional<String> dimension) {
    this.text = text;
    this.unit = unit;
    this.dimension = dimension;
  }

  /** The metric's name in CloudWatch. */
  public String text() {
    return text;
  }

  public String unit() {
    return unit.text();
  }

  /** The name of the metric's dimension; empty if it has none. */
  public Optional<String> dimension() {
    return dimension;
  }
}
