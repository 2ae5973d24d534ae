package io.studioaccess.sandbox.cloudformation.template;

import java.util.List;
import java.util.Map;

/**
 * A policy that lets others use some queues.
 *
 * @param document as CloudFormation JSON
 */
public record TemplateQueuePolicy(
    String logicalId, List<String> queueUrls, Map<String, Object> document) {

  public TemplateQueuePolicy {
    queueUrls = List.copyOf(queueUrls);
  }
}
