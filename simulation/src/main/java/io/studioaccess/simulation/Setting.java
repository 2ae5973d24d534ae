package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.plan.RevocationRules;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How big the company of a history is, and how its stack is deployed. Small companies have the same
 * faults as big ones, and far more histories fit into a minute.
 *
 * @param established whether the users are members of groups before the history begins
 * @param faultyRows whether some rows name a role that is not allowed
 * @param limit the number of changes per hour that are not held
 * @param showsRolesAtOnce whether SageMaker shows a new role while the profile is Updating, which
 *     it does not document
 * @param fastStudio whether SageMaker has made a change before the next reconcile
 * @param nativeEvents whether each change has a second event, of the Identity Store itself
 * @param directoryLag how late functions see each change of the directory, in milliseconds
 * @param dated whether rows have dates
 */
record Setting(
    Focus focus,
    int users,
    int groups,
    int changes,
    boolean established,
    boolean faultyRows,
    List<DomainArn> domains,
    int limit,
    Duration grace,
    boolean stopAppsOnRoleChange,
    boolean showsRolesAtOnce,
    boolean fastStudio,
    boolean nativeEvents,
    long directoryLag,
    boolean dated) {
  static final Region HOME = new Region("eu-west-1");
  private static final RoleArn QUARANTINE = role("111122223333", "studio-access/quarantine");
  private static final DomainArn ONE =
      new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/d-one");
  private static final DomainArn TWO =
      new DomainArn("arn:aws:sagemaker:eu-west-1:444455556666:domain/d-two");
  private static final RoleGuard GUARD =
      new RoleGuard(
          List.of("arn:aws:iam::*" + Entitlements.ALLOWED + "*"),
          Set.of(ONE.account(), TWO.account()));

  static Setting of(Focus focus, Dice dice) {
    if (focus == Focus.EVENTS) {
      return ofEventsAlone(dice);
    }
    boolean guarded = focus == Focus.GUARD;
    return new Setting(
        focus,
        guarded ? 2 + dice.below(3) : 1 + dice.below(3),
        1 + dice.below(guarded ? 2 : 3),
        dice.oneIn(50) ? 20 + dice.below(20) : 2 + dice.below(5),
        dice.oneIn(2),
        dice.oneIn(3),
        dice.oneIn(guarded ? 2 : 4) ? List.of(ONE, TWO) : List.of(ONE),
        dice.any(guarded ? List.of(1, 1, 2) : List.of(1, 2, 25, 25)),
        dice.oneIn(focus == Focus.ANYTHING ? 4 : 2) ? Duration.ofDays(1) : Duration.ofDays(7),
        dice.oneIn(4),
        dice.oneIn(2),
        !dice.oneIn(3),
        dice.oneIn(2),
        0,
        dice.oneIn(4));
  }

  /** Without sweeps, and with a directory that is up to four seconds late. */
  private static Setting ofEventsAlone(Dice dice) {
    return new Setting(
        Focus.EVENTS,
        2 + dice.below(2),
        2 + dice.below(2),
        8 + dice.below(12),
        false,
        true,
        dice.oneIn(4) ? List.of(ONE, TWO) : List.of(ONE),
        1_000,
        Duration.ofDays(7),
        dice.oneIn(4),
        dice.oneIn(2),
        dice.oneIn(2),
        true,
        dice.below(4_000),
        false);
  }

  /** Whether nothing but events that name users tells the functions of a change. */
  boolean eventsAlone() {
    return focus == Focus.EVENTS;
  }

  static RoleArn role(String account, String pathAndName) {
    return new RoleArn("arn:aws:iam::%s:role/%s".formatted(account, pathAndName));
  }

  /** Every account has a quarantine role of the same name. */
  static boolean isQuarantine(RoleArn role) {
    return role.value().endsWith(":role/studio-access/quarantine");
  }

  RoleGuard guard() {
    return GUARD;
  }

  RevocationRules rules() {
    return new RevocationRules(
        QUARANTINE, grace, PrivateSpaces.DELETE, Duration.ofHours(6), stopAppsOnRoleChange);
  }
}
