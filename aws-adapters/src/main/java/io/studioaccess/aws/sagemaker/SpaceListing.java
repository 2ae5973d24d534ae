package io.studioaccess.aws.sagemaker;

import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.SpaceName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.ListSpacesResponse;
import software.amazon.awssdk.services.sagemaker.model.SpaceDetails;

/** The spaces of one domain by owner. Spaces that were deleted since may still be in it. */
final class SpaceListing {
  /** A message begins with at least 25 s left, and the calls after the listing need some. */
  private static final Duration TIME_PER_CALL = Duration.ofSeconds(12);

  /** SageMaker does not document for how long a token of a page can be used. */
  private static final Duration TOKEN_KEPT_FOR = Duration.ofMinutes(10);

  private final SpacePages pages;
  private final Clock clock;
  private final Instant begun;
  private final Map<String, Set<SpaceName>> byOwner = new HashMap<>();
  private Instant at;
  private @Nullable String token;
  private boolean complete;
  private int size;

  SpaceListing(SpacePages pages, Clock clock) {
    this.pages = pages;
    this.clock = clock;
    this.begun = clock.instant();
    this.at = begun;
  }

  /** Whether all pages were read after this moment, and not too long ago. */
  boolean counts(Instant wholeSince) {
    Duration kept = complete ? SpaceListings.KEPT_FOR : TOKEN_KEPT_FOR;
    return !begun.isBefore(wholeSince) && clock.instant().isBefore(begun.plus(kept));
  }

  boolean isComplete() {
    return complete;
  }

  /** Every space that was created before is listed. */
  Instant at() {
    return at;
  }

  int size() {
    return size;
  }

  /**
   * Reads the pages that are not read yet, for some seconds. A failed call leaves the others.
   *
   * @return whether all pages are read
   */
  boolean complete() {
    Instant end = clock.instant().plus(TIME_PER_CALL);
    while (!complete && clock.instant().isBefore(end)) {
      ListSpacesResponse page = pages.page(token);
      page.spaces().forEach(this::add);
      token = SpacePages.next(page);
      complete = token == null;
    }
    return complete;
  }

  /** Adds the spaces that were created since. */
  void addNewest() {
    Instant now = clock.instant();
    pages.readSince(at, this::add);
    at = now;
  }

  private void add(SpaceDetails space) {
    String owner = owner(space);
    if (!owner.isEmpty()
        && byOwner
            .computeIfAbsent(owner, _ -> HashSet.newHashSet(2))
            .add(new SpaceName(space.spaceName()))) {
      size++;
    }
  }

  ListedSpaces of(ProfileName profile) {
    return new ListedSpaces(at, byOwner.getOrDefault(key(profile.value()), Set.of()));
  }

  /** Empty for a space without an owner. SageMaker ignores the case of profile names. */
  static String owner(SpaceDetails space) {
    return space.ownershipSettingsSummary() == null
            || space.ownershipSettingsSummary().ownerUserProfileName() == null
        ? ""
        : key(space.ownershipSettingsSummary().ownerUserProfileName());
  }

  static String key(String profile) {
    return profile.toLowerCase(Locale.ROOT);
  }
}
