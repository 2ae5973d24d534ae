package io.studioaccess.studioctl.doctor;

import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

@Singleton
final class TrailEventsCheck implements Check {
  private final Trails trails;
  private final MissingTrail missing;

  TrailEventsCheck(Trails trails, MissingTrail missing) {
    this.trails = trails;
    this.missing = missing;
  }

  @Override
  public List<Finding> findings() {
    List<Trail> logging = trails.isReadable() ? trails.logging() : List.of();
    if (logging.isEmpty()) {
      return List.of(Finding.skipped("no readable trail is logging"));
    }
    if (logging.stream().map(trails::selectors).anyMatch(EventSelectors::recordWrites)) {
      return List.of();
    }
    Trail trail = logging.getFirst();
    return List.of(
        missing.finding(
            "trail %s does not record all write events of the directory".formatted(trail.name()),
            "aws cloudtrail put-event-selectors --region %s --trail-name %s --event-selectors ReadWriteType=All,IncludeManagementEvents=true (this replaces the current selectors)"
                .formatted(trail.homeRegion(), trail.trailARN())));
  }
}
