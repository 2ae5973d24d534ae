package io.studioaccess.reconciler.plan;

import java.util.List;

/**
 * The apps and spaces that keep a profile from being deleted.
 *
 * @param apps the apps of the profile and of its private spaces
 * @param spaces the spaces that the profile owns
 */
public record OwnedResources(List<ObservedApp> apps, List<ObservedSpace> spaces) {
  public static final OwnedResources NONE = new OwnedResources(List.of(), List.of());

  public OwnedResources {
    apps = List.copyOf(apps);
    spaces = List.copyOf(spaces);
  }

  List<ObservedApp> blockingApps() {
    return apps.stream().filter(ObservedApp::blocksDeletion).toList();
  }

  List<ObservedSpace> privateSpaces() {
    return spaces.stream().filter(space -> !space.shared()).toList();
  }

  List<ObservedSpace> sharedSpaces() {
    return spaces.stream().filter(ObservedSpace::shared).toList();
  }
}
