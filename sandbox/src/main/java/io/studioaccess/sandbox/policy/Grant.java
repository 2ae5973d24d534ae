package io.studioaccess.sandbox.policy;

import java.util.Locale;

/**
 * One action on one resource, as a statement that allows writes them. A statement of two actions
 * and three resources makes six grants.
 *
 * @param sid of the statement, empty where it has none
 * @param action with IAM's wildcards
 * @param resource with IAM's wildcards
 */
public record Grant(String sid, String action, String resource) {

  Grant(String sid, Pattern action, Pattern resource) {
    this(sid, action.text(), resource.text());
  }

  public boolean isOf(String wantedAction) {
    return new Pattern(action).lowercase().matches(wantedAction.toLowerCase(Locale.ROOT));
  }

  public boolean isOn(String wantedResource) {
    return new Pattern(resource).matches(wantedResource);
  }
}
