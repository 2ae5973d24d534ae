package io.studioaccess.sandbox.cloudformation.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A template whose parameters, conditions and functions are resolved. The maps are keyed by logical
 * id, in the template's order.
 *
 * @param managedPolicies their documents, as CloudFormation JSON
 * @param configurations the content of each hosted configuration version of AppConfig
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
    Monitoring monitoring,
    Map<String, String> configurations,
    TemplateStack stack) {

  /**
   * Reads the template as CloudFormation and SAM would deploy it.
   *
   * @throws TemplateException on a missing or invalid parameter, and on any unsupported part
   */
  public static Template read(Path file, Deployment deployment) {
    return new TemplateReader(file, deployment).read();
  }

  public static Set<String> parameters(Path file) {
    return Yaml.section(Yaml.entries(Yaml.document(file), file.toString()), "Parameters").keySet();
  }

  /** The documents of all policies that apply to the queue. */
  public List<Map<String, Object>> policiesOf(TemplateQueue queue) {
    return queuePolicies.stream()
        .filter(policy -> policy.queueUrls().contains(queue.url()))
        .map(TemplateQueuePolicy::document)
        .toList();
  }
}
