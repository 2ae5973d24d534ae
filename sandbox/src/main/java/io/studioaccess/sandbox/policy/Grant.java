package io.studioaccess.sandbox.policy;

import java.util.Locale;

/**
 * One action on one resource that an Allow statement grants. A statement with two actions and three
 * resources has six grants.
 *
 * @param sid of the statement; empty if it has none
 * @param action with IAM's wildcards
 * @param resource with IAM's wildcards
 */
public record Grant(String sid, String action, String resource) {

  Grant(String sid, Pattern action, Pattern resource) {
    this(sid, action.text(), resource.text());
  }

  public boolean coversAction(String requestedAction) {
    return new Pattern(action).lowercase().matches(requestedAction.toLowerCase(Locale.ROOT));
  }

  public boolean coversResource(String requestedResource) {
    return new Pattern(resource).matches(requestedResource);
  }
}
