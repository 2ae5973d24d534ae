package io.studioaccess.reconciler.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The apps and spaces that keep a profile from being deleted.
 *
 * @param apps the apps of the profile and of its private spaces
 * @param spaces the spaces that the profile owns
 * @param listed when the listing of spaces began; empty if it is not to be remembered
 */
public record OwnedResources(
    List<ObservedApp> apps, List<ObservedSpace> spaces, Optional<Instant> listed) {
  public static final OwnedResources NONE = new OwnedResources(List.of(), List.of());

  public OwnedResources {
    apps = List.copyOf(apps);
    spaces = List.copyOf(spaces);
  }

  public OwnedResources(List<ObservedApp> apps, List<ObservedSpace> spaces) {
    this(apps, spaces, Optional.empty());
  }

  /** What later reconciles need not list again. */
  Optional<ListedSpaces> toRemember() {
    return listed
        .map(
            begun ->
                new ListedSpaces(
                    begun, spaces.stream().map(ObservedSpace::name).collect(Collectors.toSet())))
        .filter(ListedSpaces::fitsIntoARecord);
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
