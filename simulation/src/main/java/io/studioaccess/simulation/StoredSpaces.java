package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.ObservedSpace;
import io.studioaccess.reconciler.plan.OwnedResources;
import io.studioaccess.reconciler.plan.SpaceName;
import io.studioaccess.reconciler.plan.SpaceSearch;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The spaces of domains, and what of a listing a profile still owns. As in a function, an earlier
 * listing of the domain answers whenever it counts.
 */
final class StoredSpaces {
  private final Timeline timeline;
  private final StoredProfiles profiles;

  /** The last one of each domain. */
  private final Map<DomainArn, Listing> listings = new HashMap<>();

  private record Listing(Instant at, Map<String, Set<SpaceName>> spaces) {
    boolean answers(SpaceSearch search) {
      return !at.isBefore(search.wholeSince()) && search.isAnsweredBy(at);
    }
  }

  StoredSpaces(Timeline timeline, StoredProfiles profiles) {
    this.timeline = timeline;
    this.profiles = profiles;
  }

  ListedSpaces of(DomainArn domain, ProfileName profile, SpaceSearch search) {
    Listing listing =
        Optional.ofNullable(listings.get(domain))
            .filter(last -> last.answers(search))
            .orElseGet(() -> list(domain));
    listings.put(domain, listing);
    return new ListedSpaces(
        listing.at(),
        listing.spaces().getOrDefault(StoredProfiles.key(domain.id(), profile), Set.of()));
  }

  private Listing list(DomainArn domain) {
    return new Listing(
        timeline.instant(),
        profiles
            .in(domain)
            .collect(
                Collectors.toMap(
                    stored -> StoredProfiles.key(domain.id(), stored.name),
                    stored ->
                        stored.spaces.stream()
                            .map(space -> space.name)
                            .collect(Collectors.toSet()))));
  }

  /** The listed spaces that are still the profile's, and its apps: its own and those in them. */
  static OwnedResources owned(StoredProfile stored, ListedSpaces listed) {
    Set<SpaceName> open =
        stored.spaces.stream()
            .filter(space -> !space.shared && listed.names().contains(space.name))
            .map(space -> space.name)
            .collect(Collectors.toSet());
    return new OwnedResources(
        stored.apps.stream()
            .filter(app -> app.app.space().map(open::contains).orElse(true))
            .map(
                app ->
                    new ObservedApp(
                        app.app, app.status, Optional.of(Instant.ofEpochMilli(app.created))))
            .toList(),
        stored.spaces.stream()
            .filter(space -> listed.names().contains(space.name))
            .map(space -> new ObservedSpace(space.name, space.shared, space.status))
            .toList(),
        Optional.of(listed.at()));
  }
}
