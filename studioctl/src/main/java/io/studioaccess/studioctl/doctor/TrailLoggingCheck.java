package io.studioaccess.studioctl.doctor;

import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

@Singleton
final class TrailLoggingCheck implements Check {
  private final Trails trails;

  TrailLoggingCheck(Trails trails) {
    this.trails = trails;
  }

  @Override
  public List<Finding> findings() {
    if (!trails.isReadable() || trails.covering().isEmpty()) {
      return List.of(Finding.skipped("no readable trail covers the region"));
    }
    if (!trails.logging().isEmpty()) {
      return List.of();
    }
    Trail trail = trails.covering().getFirst();
    return List.of(
        Finding.fault(
            "trail %s is not logging: the functions miss directory changes until the next sweep"
                .formatted(trail.name()),
            "aws cloudtrail start-logging --region %s --name %s"
                .formatted(trail.homeRegion(), trail.trailARN())));
  }
}
