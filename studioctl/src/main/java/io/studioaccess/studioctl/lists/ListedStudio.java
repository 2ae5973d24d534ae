package io.studioaccess.studioctl.lists;

import io.micronaut.context.annotation.Bean;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.OwnedResources;
import io.studioaccess.reconciler.plan.SpaceSearch;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.sweep.ProfileListing;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.stack.PageProgress;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Studio by the lists of profiles. A list tells which profiles exist; what it does not show of a
 * profile is read when a plan needs it, and once.
 */
@Singleton
@Bean(typed = ListedStudio.class)
public final class ListedStudio implements Studio, ProfileListing {
  private final Studio single;
  private final ProfileListing listing;
  private final ConcurrentCalls calls;
  private final Pace pace;
  private final PageProgress pages;
  private final Display display;
  private final Map<DomainArn, Listed> domains = new ConcurrentHashMap<>();
  private final Map<ProfileRef, Optional<Profile>> profiles = new ConcurrentHashMap<>();
  private final Map<String, Optional<UserId>> owners = new ConcurrentHashMap<>();

  ListedStudio(
      Studio single,
      ProfileListing listing,
      ConcurrentCalls calls,
      Pace pace,
      PageProgress pages,
      Display display) {
    this.single = single;
    this.listing = listing;
    this.calls = calls;
    this.pace = pace;
    this.pages = pages;
    this.display = display;
  }

  /** The list of a domain. */
  private sealed interface Listed {
    /** The profiles, and their names in lower case: SageMaker ignores case. */
    record All(List<Summary> profiles, Set<String> names) implements Listed {}

    /** A domain that cannot be served is not listed, although it may have profiles. */
    record NotServed() implements Listed {}

    record Failed(RuntimeException reason) implements Listed {}
  }

  @Override
  public List<Summary> profilesIn(DomainArn domain) {
    return switch (listed(domain)) {
      case Listed.All(List<Summary> all, _) -> all;
      case Listed.NotServed() -> List.of();
      case Listed.Failed(RuntimeException reason) -> throw reason;
    };
  }

  private synchronized Listed listed(DomainArn domain) {
    Listed known = domains.get(domain);
    if (known != null) {
      return known;
    }
    Listed read = pages.during("Reading profiles", () -> list(domain));
    domains.put(domain, read);
    return read;
  }

  private Listed list(DomainArn domain) {
    try {
      if (single.domain(domain).filter(found -> found.unsuitable().isEmpty()).isEmpty()) {
        return new Listed.NotServed();
      }
      List<Summary> all = pace.call(() -> listing.profilesIn(domain));
      return new Listed.All(
          all, all.stream().map(summary -> key(summary.name())).collect(Collectors.toSet()));
    } catch (RuntimeException e) {
      return new Listed.Failed(e);
    }
  }

  private static String key(ProfileName name) {
    return name.value().toLowerCase(Locale.ROOT);
  }

  /** Reads the details of these profiles, several at a time. */
  public void readDetails(Collection<ProfileRef> wanted) {
    try (Progress progress = display.progress("Reading unrecorded profiles", wanted.size())) {
      calls.map(wanted, this::detailsOf, progress);
    }
  }

  @Override
  public Optional<Details> detailsOf(ProfileRef profile) {
    return described(profile)
        .map(found -> new Details(taggedFor(profile.domain(), found.arn()), found.signInName()));
  }

  @Override
  public Optional<Domain> domain(DomainArn domain) {
    return single.domain(domain);
  }

  @Override
  public Optional<Profile> profile(DomainArn domain, ProfileName name) {
    boolean isAbsent =
        listed(domain) instanceof Listed.All(_, Set<String> names) && !names.contains(key(name));
    return isAbsent ? Optional.empty() : described(new ProfileRef(domain, name));
  }

  private Optional<Profile> described(ProfileRef profile) {
    Optional<Profile> known = profiles.get(profile);
    if (known != null) {
      return known;
    }
    Optional<Profile> read = pace.call(() -> single.profile(profile.domain(), profile.name()));
    profiles.put(profile, read);
    return read;
  }

  @Override
  public Optional<UserId> taggedFor(DomainArn domain, String profileArn) {
    Optional<UserId> known = owners.get(profileArn);
    if (known != null) {
      return known;
    }
    Optional<UserId> read = pace.call(() -> single.taggedFor(domain, profileArn));
    owners.put(profileArn, read);
    return read;
  }

  /** Waits for the whole listing, which all leavers of the domain share. */
  @Override
  public Optional<ListedSpaces> ownedSpaces(
      DomainArn domain, ProfileName profile, SpaceSearch search) {
    Optional<ListedSpaces> found = Optional.empty();
    while (found.isEmpty()) {
      found = pace.call(() -> single.ownedSpaces(domain, profile, search));
    }
    return found;
  }

  @Override
  public OwnedResources ownedResources(DomainArn domain, ProfileName profile, ListedSpaces listed) {
    return pace.call(() -> single.ownedResources(domain, profile, listed));
  }
}
