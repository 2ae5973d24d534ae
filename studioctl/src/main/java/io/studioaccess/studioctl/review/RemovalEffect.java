package io.studioaccess.studioctl.review;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.studioctl.plan.PlanText;
import java.util.Optional;

/**
 * What the removals change for one person in one domain.
 *
 * @param after empty if access ends
 * @param unclear whether invalid rows keep what the person has
 */
record RemovalEffect(
    UserId user,
    String person,
    DomainId domain,
    Optional<RoleArn> before,
    Optional<RoleArn> after,
    boolean unclear) {

  String text() {
    if (unclear) {
      return "unclear: invalid rows keep the access";
    }
    return after.map(role -> "changes to " + PlanText.role(role)).orElse("loses access");
  }
}
