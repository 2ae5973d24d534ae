package io.studioaccess.plan;

import java.util.List;

/**
 * What hangs on a profile and keeps it from being deleted.
 *
 * @param apps of the profile, and of the private spaces that it owns
 * @param spaces that it owns
 */
public record Belongings(List<ObservedApp> apps, List<ObservedSpace> spaces) {
  public static final Belongings NONE = new Belongings(List.of(), List.of());

  public Belongings {
    apps = List.copyOf(apps);
    spaces = List.copyOf(spaces);
  }

  List<ObservedApp> appsInTheWay() {
    return apps.stream().filter(ObservedApp::blocksDeletion).toList();
  }

  List<ObservedSpace> privateSpaces() {
    return spaces.stream().filter(space -> !space.shared()).toList();
  }

  List<ObservedSpace> sharedSpaces() {
    return spaces.stream().filter(ObservedSpace::shared).toList();
  }
}
