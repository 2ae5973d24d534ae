package io.studioaccess.studioctl.doctor;

import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

@Singleton
final class TrailRecordsChanges implements Check {
  private final Trails trails;

  TrailRecordsChanges(Trails trails) {
    this.trails = trails;
  }

  @Override
  public List<Finding> findings() {
    List<Trail> logging = trails.canBeAsked() ? trails.logging() : List.of();
    if (logging.isEmpty()) {
      return List.of(Finding.moot("there is no trail to ask"));
    }
    if (logging.stream().map(trails::selectors).anyMatch(EventSelectors::recordChanges)) {
      return List.of();
    }
    Trail trail = logging.getFirst();
    return List.of(
        Finding.fault(
            "trail %s leaves out management events that change the directory: they are not heard of before the next sweep"
                .formatted(trail.name()),
            "aws cloudtrail put-event-selectors --region %s --trail-name %s --event-selectors ReadWriteType=All,IncludeManagementEvents=true (it replaces what the trail selects now)"
                .formatted(trail.homeRegion(), trail.trailARN())));
  }
}
