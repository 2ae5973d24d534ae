package io.studioaccess.sandbox.policy;

import java.util.List;
import java.util.Map;

/**
 * A policy that stands at what it protects and says for whom: a queue's, an event bus's, or a
 * role's trust policy, read and as it was written. What is not understood is refused on reading, as
 * in a {@link PolicyDocument}.
 */
public record ResourcePolicy(List<Grant> grants, Map<String, ?> json) {

  /** A statement and whom it is for. */
  record Grant(Principals principals, Statement statement) {}

  public ResourcePolicy {
    grants = List.copyOf(grants);
    json = Map.copyOf(json);
  }

  /**
   * Reads a policy.
   *
   * @throws IllegalArgumentException naming the element, operator or condition key that is not
   *     understood
   */
  public static ResourcePolicy of(Map<String, ?> json) {
    return PolicyReader.ofResources().resourcePolicy(json);
  }

  /**
   * Reads a role's trust policy, whose statements name no resource.
   *
   * @throws IllegalArgumentException naming the element, operator or condition key that is not
   *     understood
   */
  public static ResourcePolicy ofRole(Map<String, ?> json) {
    return PolicyReader.ofResources().trustPolicy(json);
  }

  /** What this policy alone says; a caller of another account needs policies of its own, too. */
  public Decision decide(Principal caller, Access access) {
    return Statement.decide(
        grants.stream().filter(grant -> grant.principals().include(caller)).map(Grant::statement),
        access);
  }
}
