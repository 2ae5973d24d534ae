package io.studioaccess.sandbox.cloudformation.template;

import java.util.List;
import java.util.Map;

/**
 * An IAM role.
 *
 * @param trust the trust policy, as CloudFormation JSON
 * @param policies the documents of all inline and attached policies, as CloudFormation JSON
 */
public record TemplateRole(
    String logicalId,
    String name,
    String arn,
    Map<String, Object> trust,
    List<Map<String, Object>> policies) {

  public TemplateRole {
    policies = List.copyOf(policies);
  }
}
