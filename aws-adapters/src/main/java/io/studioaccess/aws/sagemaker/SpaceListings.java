package io.studioaccess.aws.sagemaker;

import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.SpaceName;
import io.studioaccess.reconciler.plan.SpaceSearch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/**
 * The spaces of domains by owner, which all reconciles of the process share: a domain is listed
 * once an hour, and the listing is completed by the newest page when a profile needs more. One
 * listing is in progress at a time.
 */
final class SpaceListings {
  /** How long a listing is completed rather than read again. */
  static final Duration KEPT_FOR = Duration.ofHours(1);

  /** About 30 MB. Beyond, only the listing of the domain in use is kept. */
  private static final int MAX_SPACES = 100_000;

  private final ClientsByDomain<SageMakerClient> sageMaker;
  private final Clock clock;

  /** The least recently used first. */
  private final Map<DomainArn, SpaceListing> listings = new LinkedHashMap<>(16, 0.75f, true);

  SpaceListings(ClientsByDomain<SageMakerClient> sageMaker, Clock clock) {
    this.sageMaker = sageMaker;
    this.clock = clock;
  }

  /**
   * @return empty if the listing needs more time: the next call continues it
   */
  synchronized Optional<ListedSpaces> find(
      DomainArn domain, ProfileName profile, SpaceSearch search) {
    Optional<SpaceListing> current =
        Optional.ofNullable(listings.get(domain))
            .filter(listing -> listing.counts(search.wholeSince()));
    Optional<ListedSpaces> known =
        search.known().filter(it -> it.at().isAfter(clock.instant().minus(KEPT_FOR)));
    if (known.isPresent() && current.filter(SpaceListing::isComplete).isEmpty()) {
      return Optional.of(completed(domain, profile, known.get()));
    }
    SpaceListing listing = current.orElseGet(() -> begin(domain));
    Optional<ListedSpaces> found = find(domain, listing, profile, search);
    evict(domain);
    return found;
  }

  private SpaceListing begin(DomainArn domain) {
    SpaceListing listing =
        new SpaceListing(new SpacePages(sageMaker.forDomain(domain), domain), clock);
    listings.put(domain, listing);
    return listing;
  }

  private Optional<ListedSpaces> find(
      DomainArn domain, SpaceListing listing, ProfileName profile, SpaceSearch search) {
    try {
      if (!listing.complete()) {
        return Optional.empty();
      }
    } catch (SageMakerException e) {
      if (!e.isThrottlingException()) {
        listings.remove(domain); // perhaps SageMaker rejects the token
      }
      throw e;
    }
    if (!search.isAnsweredBy(listing.at())) {
      listing.addNewest();
    }
    return Optional.of(listing.of(profile));
  }

  /** Only the newest pages: what another process found earlier is completed. */
  private ListedSpaces completed(DomainArn domain, ProfileName profile, ListedSpaces known) {
    Instant begun = clock.instant();
    Set<SpaceName> names = new HashSet<>(known.names());
    new SpacePages(sageMaker.forDomain(domain), domain)
        .readSince(
            known.at(),
            space -> {
              if (SpaceListing.owner(space).equals(SpaceListing.key(profile.value()))) {
                names.add(new SpaceName(space.spaceName()));
              }
            });
    return new ListedSpaces(begun, names);
  }

  private void evict(DomainArn used) {
    int spaces = listings.values().stream().mapToInt(SpaceListing::size).sum();
    if (spaces > MAX_SPACES) {
      listings.keySet().retainAll(Set.of(used));
    }
  }
}
