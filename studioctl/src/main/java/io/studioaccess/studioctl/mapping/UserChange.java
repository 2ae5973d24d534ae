package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import java.util.Optional;

/**
 * What other rows mean for one user in one domain.
 *
 * @param before the role by the rows as they are; empty for none, or where they do not tell
 * @param after the role by the rows as they are to be
 */
record UserChange(
    UserId user,
    String userName,
    DomainId domain,
    Effect effect,
    Optional<RoleArn> before,
    Optional<RoleArn> after) {

  /** The kinds of change. */
  enum Effect {
    GAINS("gains"),
    CHANGES_ROLE("changes role"),
    LOSES("loses"),
    SETTINGS("gets other settings"),
    /** They keep what they have. */
    UNCLEAR("unclear");

    private final String words;

    Effect(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** Empty where the user has the same by both. */
  static Optional<UserChange> of(
      DirectoryUser user, DomainId domain, Desired before, Desired after) {
    return effect(before, after)
        .map(
            effect ->
                new UserChange(
                    user.id(), user.name().value(), domain, effect, role(before), role(after)));
  }

  private static Optional<RoleArn> role(Desired desired) {
    return desired instanceof Desired.Role role ? Optional.of(role.role()) : Optional.empty();
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
    boolean same =
        before.settings().equals(after.settings())
            && before.privateSpaces().equals(after.privateSpaces())
            && before.region().equals(after.region());
    return same ? Optional.empty() : Optional.of(Effect.SETTINGS);
  }

  /** Whether the guard counts it, should the user have a profile. */
  boolean isCounted() {
    return effect == Effect.LOSES || effect == Effect.CHANGES_ROLE;
  }

  /**
   * Whether the guard may be asked about it: also for somebody who gains, where the rows before did
   * not tell what they should have, and who may have another role still.
   */
  boolean isToBeApproved() {
    return isCounted() || effect == Effect.GAINS;
  }
}
