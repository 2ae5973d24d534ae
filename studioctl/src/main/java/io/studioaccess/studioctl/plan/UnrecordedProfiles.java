package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.ProfileListing;
import io.studioaccess.studioctl.lists.ListedStudio;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The profiles of domains as a preview needs them. It reads the details of those that neither the
 * ledger nor an earlier sweep knows, several at a time. Of a recorded profile, a sweep would read
 * the tags for its metrics only, which a preview does not have.
 */
final class UnrecordedProfiles implements ProfileListing {
  private final ListedStudio studio;
  private final LedgerSnapshot ledger;
  private final Set<String> recorded = new HashSet<>();

  UnrecordedProfiles(ListedStudio studio, LedgerSnapshot ledger) {
    this.studio = studio;
    this.ledger = ledger;
    ledger
        .users()
        .values()
        .forEach(
            record ->
                record
                    .profiles()
                    .forEach(
                        (domain, profile) ->
                            recorded.add(key(profile.domainArn(domain), profile.name()))));
  }

  /** SageMaker ignores the case of names. */
  private static String key(DomainArn domain, ProfileName name) {
    return domain + "/" + name.value().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Summary> profilesIn(DomainArn domain) {
    List<Summary> profiles = studio.profilesIn(domain);
    studio.readDetails(
        profiles.stream()
            .filter(profile -> !recorded.contains(key(domain, profile.name())))
            .filter(profile -> !isKnown(new ProfileRef(domain, profile.name()), profile.modified()))
            .map(profile -> new ProfileRef(domain, profile.name()))
            .toList());
    return profiles;
  }

  private boolean isKnown(ProfileRef profile, Instant modified) {
    return Optional.ofNullable(ledger.foreign().get(profile))
        .filter(modified.truncatedTo(ChronoUnit.MILLIS)::equals)
        .isPresent();
  }

  @Override
  public Optional<Details> detailsOf(ProfileRef profile) {
    return recorded.contains(key(profile.domain(), profile.name()))
        ? Optional.empty()
        : studio.detailsOf(profile);
  }
}
