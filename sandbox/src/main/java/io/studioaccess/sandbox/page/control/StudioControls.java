package io.studioaccess.sandbox.page.control;

import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.stack.Sandbox;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

/** What users do in Studio: they open spaces and apps. */
final class StudioControls {
  private static final String APP = "default";

  private final Sandbox sandbox;

  StudioControls(Target target) {
    this.sandbox = target.sandbox();
  }

  void addTo(Map<String, Control> controls) {
    controls.put("apps", this::startApp);
    controls.put("apps/hang", this::hang);
    controls.put("spaces", this::addSpace);
  }

  /** Starts JupyterLab in the profile's space, which is created first if there is none. */
  private Object startApp(Body request) {
    Owned owned = owned(request);
    String space =
        owned.studio().spaces().stream()
            .filter(s -> s.domainId().equals(owned.profile().domainId()))
            .filter(s -> s.ownershipSettings() != null)
            .filter(
                s ->
                    owned
                        .profile()
                        .userProfileName()
                        .equals(s.ownershipSettings().ownerUserProfileName()))
            .map(s -> s.spaceName())
            .findFirst()
            .orElseGet(() -> newSpace(owned, SharingType.PRIVATE));
    var app =
        owned.studio().startAppInSpace(owned.profile().domainId(), space, AppType.JUPYTER_LAB, APP);
    return Map.of("app", app.appArn(), "status", app.statusAsString());
  }

  private Object addSpace(Body request) {
    boolean shared = request.optionalText("sharing").filter("Shared"::equals).isPresent();
    Owned owned = owned(request);
    return Map.of("space", newSpace(owned, shared ? SharingType.SHARED : SharingType.PRIVATE));
  }

  private static String newSpace(Owned owned, SharingType sharing) {
    String profile = owned.profile().userProfileName();
    long number =
        owned.studio().spaces().stream()
            .filter(space -> space.spaceName().startsWith(profile))
            .count();
    String name =
        "%s-%s-%d".formatted(profile, sharing == SharingType.SHARED ? "team" : "work", number + 1);
    owned.studio().addSpace(owned.profile().domainId(), name, profile, sharing);
    return name;
  }

  /** From now on, deletions of apps take this many minutes: 5 are usual, and 20 have been seen. */
  private Object hang(Body request) {
    int minutes = request.number("minutes", 120, 24 * 60);
    sandbox
        .cloud()
        .studios()
        .all()
        .forEach(studio -> studio.letAppDeletionsTake(java.time.Duration.ofMinutes(minutes)));
    return Map.of("minutes", minutes);
  }

  private record Owned(Studio studio, DescribeUserProfileResponse profile) {}

  private Owned owned(Body request) {
    String name = request.text("profile");
    return sandbox.cloud().studios().all().stream()
        .flatMap(
            studio ->
                studio.profiles().stream()
                    .filter(profile -> profile.userProfileName().equals(name))
                    .map(profile -> new Owned(studio, profile)))
        .findFirst()
        .orElseThrow(() -> new ControlException("profile: there is no profile " + name));
  }
}
