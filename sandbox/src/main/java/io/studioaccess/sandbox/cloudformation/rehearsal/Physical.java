package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.Map;

/**
 * A resource that exists.
 *
 * @param region empty for resources of IAM, which is global
 * @param name unique among the resources of its type, account and region
 * @param ref what Ref returns
 * @param attributes what GetAtt returns, by name
 * @param properties as they were last set
 */
record Physical(
    String type,
    String region,
    String name,
    String ref,
    Map<String, String> attributes,
    Map<String, Object> properties) {

  Physical {
    attributes = Map.copyOf(attributes);
    properties = Map.copyOf(properties);
  }

  String arn() {
    return attributes.getOrDefault("Arn", ref);
  }

  Props props() {
    return new Props(properties);
  }

  Physical with(Map<String, Object> newProperties) {
    return new Physical(type, region, name, ref, attributes, newProperties);
  }
}
