package io.studioaccess.sandbox.cloudformation.template;

import java.net.URI;
import java.util.Map;

/**
 * Where a template is deployed, and with which parameters.
 *
 * @param queueEndpoint the beginning of the queue URLs
 * @param parameters by name; missing ones take the template's defaults
 */
public record Deployment(
    String region,
    String accountId,
    String stackName,
    URI queueEndpoint,
    Map<String, String> parameters) {

  public Deployment {
    parameters = Map.copyOf(parameters);
  }
}
