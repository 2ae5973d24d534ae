package io.studioaccess.sandbox.policy;

import java.util.List;
import java.util.Map;

/**
 * A resource-based policy, such as that of a queue or an event bus, or the trust policy of a role,
 * parsed, with its JSON as written. As in a {@link PolicyDocument}, anything unsupported is an
 * error.
 */
public record ResourcePolicy(List<Entry> entries, Map<String, ?> json) {

  /** A statement and its principals. */
  record Entry(PrincipalElement principals, Statement statement) {}

  public ResourcePolicy {
    entries = List.copyOf(entries);
    json = Map.copyOf(json);
  }

  /**
   * Parses a policy.
   *
   * @throws IllegalArgumentException naming the unsupported element, operator or condition key
   */
  public static ResourcePolicy of(Map<String, ?> json) {
    return PolicyReader.forResourcePolicies().resourcePolicy(json);
  }

  /**
   * Parses a role's trust policy, whose statements name no resource.
   *
   * @throws IllegalArgumentException naming the unsupported element, operator or condition key
   */
  public static ResourcePolicy ofTrustPolicy(Map<String, ?> json) {
    return PolicyReader.forResourcePolicies().trustPolicy(json);
  }

  /**
   * The decision of this policy alone. A caller of another account also needs its own policies'
   * permission.
   */
  public Decision decide(Principal caller, Access access) {
    return Statement.decide(
        entries.stream().filter(entry -> entry.principals().matches(caller)).map(Entry::statement),
        access);
  }
}
