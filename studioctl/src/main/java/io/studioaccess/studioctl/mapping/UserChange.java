package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.ScheduledChange;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * The effect of a mapping plan on one user in one domain.
 *
 * @param before the role by the current rows; empty if there is none or it is unclear
 * @param after the role by the planned rows; empty if there is none or it is unclear
 * @param reason why the planned rows do not determine the access; empty unless it is unclear
 * @param until when the dates of the planned rows end that role; empty for never
 */
record UserChange(
    UserId user,
    String userName,
    DomainId domain,
    Effect effect,
    Optional<RoleArn> before,
    Optional<RoleArn> after,
    Optional<Instant> until,
    String reason) {

  enum Effect {
    GAINS("gains access"),
    CHANGES_ROLE("changes role"),
    LOSES("loses access"),
    SETTINGS("changes settings"),
    DATES("changes dates"),
    TAGS("changes tags"),
    /** The planned rows do not determine the user's access, which stays as it is. */
    UNCLEAR("unclear");

    private final String label;

    Effect(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** Empty if nothing changes for the user. */
  static Optional<UserChange> of(
      DirectoryUser user, DomainId domain, Desired before, Desired after) {
    return effect(before, after)
        .map(
            effect ->
                new UserChange(
                    user.id(),
                    user.name().value(),
                    domain,
                    effect,
                    role(before),
                    role(after),
                    until(after),
                    reason(after)));
  }

  private static Optional<RoleArn> role(Desired desired) {
    return desired instanceof Desired.Role role ? Optional.of(role.role()) : Optional.empty();
  }

  private static Optional<Instant> until(Desired desired) {
    return desired instanceof Desired.Role role
        ? role.next().map(ScheduledChange::at)
        : Optional.empty();
  }

  private static String reason(Desired after) {
    return after instanceof Desired.Unclear unclear ? unclear.reason() : "";
  }

  private static Optional<Effect> effect(Desired before, Desired after) {
    return switch (after) {
      case Desired.Unclear _ ->
          before instanceof Desired.Unclear ? Optional.empty() : Optional.of(Effect.UNCLEAR);
      case Desired.Nothing _ ->
          before instanceof Desired.Nothing ? Optional.empty() : Optional.of(Effect.LOSES);
      case Desired.Role role ->
          before instanceof Desired.Role held ? effect(held, role) : Optional.of(Effect.GAINS);
    };
  }

  private static Optional<Effect> effect(Desired.Role before, Desired.Role after) {
    if (!before.role().equals(after.role())) {
      return Optional.of(Effect.CHANGES_ROLE);
    }
    // Of the settings that a row no longer has, some are taken back and the others stay.
    boolean same =
        after
                .settings()
                .takingBack(before.settings().resettable())
                .areContainedIn(before.settings())
            && before.privateSpaces().equals(after.privateSpaces())
            && before.region().equals(after.region());
    if (!same) {
      return Optional.of(Effect.SETTINGS);
    }
    if (!before.next().equals(after.next())) {
      return Optional.of(Effect.DATES);
    }
    return before.tags().equals(after.tags()) ? Optional.empty() : Optional.of(Effect.TAGS);
  }

  /** Whether the change counts towards the hourly limit if the user has a profile. */
  boolean isCounted() {
    return effect == Effect.LOSES || effect == Effect.CHANGES_ROLE;
  }

  /**
   * Whether the change may count towards the hourly limit. A gain may, too: after unclear rows the
   * user may still have another role.
   */
  boolean needsApproval() {
    return isCounted() || effect == Effect.GAINS;
  }
}
