package io.studioaccess.sandbox.cloudformation.template;

import java.net.URI;
import java.util.Map;

/**
 * Where and with what a template is deployed.
 *
 * @param queueEndpoint what a queue's URL begins with
 * @param parameters by name; those absent take the template's defaults
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
