package io.studioaccess.studioctl.doctor;

import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

@Singleton
final class TrailLoggingCheck implements Check {
  private final Trails trails;
  private final MissingTrail missing;

  TrailLoggingCheck(Trails trails, MissingTrail missing) {
    this.trails = trails;
    this.missing = missing;
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
        missing.finding(
            "trail %s is not logging".formatted(trail.name()),
            "aws cloudtrail start-logging --region %s --name %s"
                .formatted(trail.homeRegion(), trail.trailARN())));
  }
}
