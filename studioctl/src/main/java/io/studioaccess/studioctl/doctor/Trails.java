package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.stack.IdentityCenterAccount;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** The CloudTrail trails of the Identity Center account. */
@Singleton
final class Trails {
  private final IdentityCenterAccount account;
  private final Optional<CloudTrailClient> cloudTrail;

  Trails(IdentityCenterAccount account) {
    this.account = account;
    this.cloudTrail = account.cloudTrail();
  }

  boolean isReadable() {
    return cloudTrail.isPresent();
  }

  /** The trails that cover the region of IAM Identity Center. */
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

  /** The covering trails that are logging. */
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
