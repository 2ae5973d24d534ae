package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.stack.IdentityCenterAccount;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** The trails that see what changes in the directory. */
@Singleton
final class Trails {
  private final IdentityCenterAccount account;
  private final Optional<CloudTrailClient> cloudTrail;

  Trails(IdentityCenterAccount account) {
    this.account = account;
    this.cloudTrail = account.cloudTrail();
  }

  boolean canBeAsked() {
    return cloudTrail.isPresent();
  }

  /** Those that hear of the calls in Identity Center's region. */
  List<Trail> covering() {
    return cloudTrail()
        .describeTrails(describe -> describe.includeShadowTrails(true))
        .trailList()
        .stream()
        .filter(
            trail ->
                Boolean.TRUE.equals(trail.isMultiRegionTrail())
                    || account.region().value().equals(trail.homeRegion()))
        .toList();
  }

  /** Those of them that log now. */
  List<Trail> logging() {
    return covering().stream()
        .filter(trail -> cloudTrail().getTrailStatus(get -> get.name(trail.trailARN())).isLogging())
        .toList();
  }

  GetEventSelectorsResponse selectors(Trail trail) {
    return cloudTrail().getEventSelectors(get -> get.trailName(trail.trailARN()));
  }

  private CloudTrailClient cloudTrail() {
    return cloudTrail.orElseThrow();
  }
}
