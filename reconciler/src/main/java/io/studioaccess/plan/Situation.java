package io.studioaccess.plan;

import io.studioaccess.desired.Desired;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.membership.DirectoryUser;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Everything that the plan for one user in one domain depends on.
 *
 * @param user empty for a user who was deleted
 * @param verdict on the change that the record holds
 */
public record Situation(
    DomainArn domain,
    Optional<DirectoryUser> user,
    Desired desired,
    Optional<ProfileRecord> record,
    ObservedProfile observed,
    Optional<Verdict> verdict,
    LeavingRules rules,
    Instant now) {

  /** Whoever is entitled is not about to leave: what was held of that is void. */
  Situation withoutHoldOfTheEnd() {
    return holding(hold -> hold.to().isPresent());
  }

  /** A change that is not ours to make does not wait for anybody. */
  Situation withoutHold() {
    return holding(_ -> false);
  }

  private Situation holding(Predicate<Hold> kept) {
    Optional<ProfileRecord> without = record.map(known -> known.held(known.hold().filter(kept)));
    return new Situation(domain, user, desired, without, observed, verdict, rules, now);
  }

  /** Deleted or disabled users cannot want to come back to what they have running. */
  boolean isOfNobody() {
    return user.filter(DirectoryUser::enabled).isEmpty();
  }
}
