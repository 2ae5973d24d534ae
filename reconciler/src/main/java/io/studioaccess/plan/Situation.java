package io.studioaccess.plan;

import io.studioaccess.desired.Desired;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.membership.DirectoryUser;
import java.time.Instant;
import java.util.Optional;

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
    Optional<ProfileRecord> kept =
        record.map(known -> known.held(known.hold().filter(hold -> hold.to().isPresent())));
    return new Situation(domain, user, desired, kept, observed, verdict, rules, now);
  }

  /** Deleted or disabled users cannot want to come back to what they have running. */
  boolean isOfNobody() {
    return user.filter(DirectoryUser::enabled).isEmpty();
  }
}
