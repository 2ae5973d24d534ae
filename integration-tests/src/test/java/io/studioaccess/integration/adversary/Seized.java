package io.studioaccess.integration.adversary;

import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.stack.ProductTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Roles in the hands of an attacker, with exactly the permissions that the templates grant. Their
 * calls do not count as uses in the least-privilege report, nor their denials as failures.
 */
final class Seized {

  /** Without a Sid, which the report takes for a sign of a role that is not the product's. */
  private static final PolicyDocument UNCOUNTED =
      PolicyDocument.of(
          Map.of(
              "Statement",
              Map.of("Effect", "Allow", "Action", "adversary:Nothing", "Resource", "*")));

  private static final Template TEMPLATE = ProductTemplate.read();

  private Seized() {}

  /** A session of this role of the template. */
  static Principal role(Template template, String logicalId) {
    var role = template.roles().get(logicalId);
    return session(role.arn(), role.policies().stream());
  }

  /** A function's role with the template's defaults, such as {@code Sweeper}. */
  static Principal function(String name) {
    return role(TEMPLATE, name + "Role");
  }

  /** A person with these managed policies of the template. */
  static Principal person(String... policies) {
    return session(
        "arn:aws:iam::%s:role/people/mallory".formatted(ProductTemplate.ACCOUNT),
        Stream.of(policies).map(TEMPLATE.managedPolicies()::get));
  }

  /** The same session, with one more policy attached to its role. */
  static Principal with(Principal seized, PolicyDocument attached) {
    List<PolicyDocument> documents = new ArrayList<>(seized.policies());
    documents.add(attached);
    return Principal.session(seized.policyArn(), "mallory", documents);
  }

  private static Principal session(String arn, Stream<Map<String, Object>> policies) {
    List<PolicyDocument> documents = new ArrayList<>();
    policies.map(PolicyDocument::of).forEach(documents::add);
    documents.add(UNCOUNTED);
    return Principal.session(arn, "mallory", documents);
  }
}
