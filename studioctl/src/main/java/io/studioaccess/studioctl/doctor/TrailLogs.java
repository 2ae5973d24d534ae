package io.studioaccess.studioctl.doctor;

import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

@Singleton
final class TrailLogs implements Check {
  private final Trails trails;

  TrailLogs(Trails trails) {
    this.trails = trails;
  }

  @Override
  public List<Finding> findings() {
    if (!trails.canBeAsked() || trails.covering().isEmpty()) {
      return List.of(Finding.moot("there is no trail to ask"));
    }
    if (!trails.logging().isEmpty()) {
      return List.of();
    }
    Trail trail = trails.covering().getFirst();
    return List.of(
        Finding.fault(
            "trail %s does not log: no change in the directory is heard of before the next sweep"
                .formatted(trail.name()),
            "aws cloudtrail start-logging --region %s --name %s"
                .formatted(trail.homeRegion(), trail.trailARN())));
  }
}
