package io.studioaccess.sandbox.policy;

import java.util.List;
import java.util.Map;

/**
 * An identity-based policy, read and as it was written. What the evaluator does not understand is
 * refused on reading, by name: a policy is never enforced in part.
 */
public record PolicyDocument(List<Statement> statements, Map<String, ?> json) {

  public PolicyDocument {
    statements = List.copyOf(statements);
    json = Map.copyOf(json);
  }

  /**
   * Reads a policy.
   *
   * @param json the policy document as in a template, after its intrinsic functions are resolved
   * @throws IllegalArgumentException naming the element, operator or condition key that is not
   *     understood
   */
  public static PolicyDocument of(Map<String, ?> json) {
    return PolicyReader.ofIdentities().document(json);
  }

  static PolicyDocument everything() {
    return of(Map.of("Statement", Map.of("Effect", "Allow", "Action", "*", "Resource", "*")));
  }
}
