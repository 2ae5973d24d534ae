package io.studioaccess.sandbox.cloudformation.template;

import java.util.List;
import java.util.Map;

/**
 * A deployed stack.
 *
 * @param parameters their values, as text; NoEcho values are masked
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

  /** A resource, with its id in the template and in AWS. */
  public record StackResource(String logicalId, String physicalId, String type) {}
}
