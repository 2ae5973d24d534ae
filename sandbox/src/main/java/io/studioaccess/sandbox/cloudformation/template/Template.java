package io.studioaccess.sandbox.cloudformation.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A template after its parameters, conditions and functions are resolved. The maps go by logical
 * id, in the template's order.
 *
 * @param managedPolicies their documents, as CloudFormation JSON
 */
public record Template(
    Map<String, TemplateFunction> functions,
    Map<String, TemplateQueue> queues,
    Map<String, TemplateRule> rules,
    Map<String, TemplateTable> tables,
    Map<String, TemplateRole> roles,
    Map<String, Map<String, Object>> managedPolicies,
    List<TemplateQueuePolicy> queuePolicies,
    List<TemplateEventBusPolicy> eventBusPolicies,
    Monitoring watch,
    TemplateStack stack) {

  /**
   * Reads the template as CloudFormation and SAM would deploy it.
   *
   * @throws TemplateException on a missing or refused parameter, and on any part that is not
   *     understood
   */
  public static Template read(Path file, Deployment deployment) {
    return new TemplateReader(file, deployment).read();
  }

  /** The names of the template's parameters. */
  public static Set<String> parameters(Path file) {
    return Yaml.section(Yaml.entries(Yaml.document(file), file.toString()), "Parameters").keySet();
  }

  /** What the policies of the queue with this ARN say, all together. */
  public List<Map<String, Object>> policiesOf(TemplateQueue queue) {
    return queuePolicies.stream()
        .filter(policy -> policy.queueUrls().contains(queue.url()))
        .map(TemplateQueuePolicy::document)
        .toList();
  }
}
