package io.studioaccess.sandbox.cloudformation.template;

import java.util.Map;

/**
 * A policy that lets others put events on an event bus.
 *
 * @param statement as CloudFormation JSON
 */
public record TemplateEventBusPolicy(
    String logicalId, String busArn, Map<String, Object> statement) {}
