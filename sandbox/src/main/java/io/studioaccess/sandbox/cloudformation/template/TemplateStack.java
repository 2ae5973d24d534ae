package io.studioaccess.sandbox.cloudformation.template;

import java.util.List;
import java.util.Map;

/**
 * The stack that a template becomes.
 *
 * @param parameters their values, as text; what is not to be shown is masked
 * @param outputs those whose condition holds
 */
public record TemplateStack(
    String id,
    String name,
    Map<String, String> parameters,
    Map<String, String> outputs,
    List<StackResource> resources) {

  public TemplateStack {
    parameters = Map.copyOf(parameters);
    outputs = Map.copyOf(outputs);
    resources = List.copyOf(resources);
  }

  /** A resource: its name in the template, and in AWS. */
  public record StackResource(String logicalId, String physicalId, String type) {}
}
