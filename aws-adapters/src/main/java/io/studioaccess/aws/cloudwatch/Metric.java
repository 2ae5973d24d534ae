package io.studioaccess.aws.cloudwatch;

import java.util.Optional;

/**
 * Everything that is measured, in the namespace {@code studio-access/<stack>}. docs/metrics.md says
 * what each is for. No metric names a user: a dimension has few values, and those of {@code Role}
 * are as many as the mapping has roles.
 */
public enum Metric {
  /**
   * From the event to the look that found the user ready: granted, changed, restored, in quarantine
   * or gone. From the first look on for whatever no event announced.
   */
  EVENT_TO_READY("EventToReady", Unit.SECONDS),
  /**
   * Calls that change something, by {@link io.studioaccess.reconciler.plan.Operation}, once AWS
   * took them.
   */
  OPERATIONS("Operations", "Operation"),
  /** How looks ended, by {@link io.studioaccess.reconciler.plan.Outcome}. */
  OUTCOMES("Outcomes", "Outcome"),
  /** Events of the directory that were understood: none for long, and the trail is in doubt. */
  MEMBERSHIP_EVENTS("MembershipEvents"),
  /** How long the one has waited who waits longest for what was begun; 0 if nobody does. */
  OLDEST_DEFERRAL("OldestDeferral", Unit.SECONDS),
  /** Users whom a sweep of everybody found otherwise than remembered, by what differed. */
  DRIFT("Drift", "Difference"),
  /** People with a profile that has a group's role. */
  PEOPLE_WITH_ACCESS("PeopleWithAccess"),
  /** The same by role: whoever has two roles counts for each. */
  PEOPLE_WITH_ROLE("PeopleWithRole", "Role"),
  PEOPLE_IN_QUARANTINE("PeopleInQuarantine"),
  /** Revocations and role changes that wait for an administrator. */
  CHANGES_HELD("ChangesHeld"),
  /** Domains whose default execution role can do something. */
  POWERFUL_DEFAULT_ROLES("PowerfulDefaultRoles"),
  /** Domains that could not be looked into, because their account does not let us in. */
  INACCESSIBLE_DOMAINS("InaccessibleDomains"),
  /** Looks at a user who leaves that found something in the way which a person has to see to. */
  TEARDOWNS_BLOCKED("TeardownsBlocked");

  /** As CloudWatch writes it. */
  enum Unit {
    COUNT("Count"),
    SECONDS("Seconds");

    private final String written;

    Unit(String written) {
      this.written = written;
    }

    String written() {
      return written;
    }
  }

  private final String written;
  private final Unit unit;
  private final Optional<String> dimension;

  Metric(String written) {
    this(written, Unit.COUNT, Optional.empty());
  }

  Metric(String written, Unit unit) {
    this(written, unit, Optional.empty());
  }

  Metric(String written, String dimension) {
    this(written, Unit.COUNT, Optional.of(dimension));
  }

  Metric(String written, Unit unit, Optional<String> dimension) {
    this.written = written;
    this.unit = unit;
    this.dimension = dimension;
  }

  /** As CloudWatch knows it. */
  public String written() {
    return written;
  }

  public String unit() {
    return unit.written();
  }

  /** By which it is told apart; empty if by none. */
  public Optional<String> dimension() {
    return dimension;
  }
}
