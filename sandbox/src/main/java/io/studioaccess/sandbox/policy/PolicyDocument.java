package io.studioaccess.sandbox.policy;

import java.util.List;
import java.util.Map;

/**
 * An identity-based policy, parsed, with its JSON as written. Anything unsupported is an error that
 * names it: a policy is never enforced in part.
 */
public record PolicyDocument(List<Statement> statements, Map<String, ?> json) {

  public PolicyDocument {
    statements = List.copyOf(statements);
    json = Map.copyOf(json);
  }

  /**
   * Parses a policy.
   *
   * @param json the policy document of a template, after its intrinsic functions are resolved
   * @throws IllegalArgumentException naming the unsupported element, operator or condition key
   */
  public static PolicyDocument of(Map<String, ?> json) {
    return PolicyReader.forIdentityPolicies().document(json);
  }

  static PolicyDocument allowAll() {
    return of(Map.of("Statement", Map.of("Effect", "Allow", "Action", "*", "Resource", "*")));
  }
}
