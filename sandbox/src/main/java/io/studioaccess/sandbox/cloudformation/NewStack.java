package io.studioaccess.sandbox.cloudformation;

import java.util.Map;

/**
 * What a change set that creates a stack says.
 *
 * @param template its text
 * @param parameters as given, without the template's defaults
 */
public record NewStack(
    String name, String accountId, String region, String template, Map<String, String> parameters) {

  public NewStack {
    parameters = Map.copyOf(parameters);
  }
}
