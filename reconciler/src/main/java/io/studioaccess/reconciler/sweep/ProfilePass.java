package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Compares the profiles of domains with the ledger: lists the profiles first, and then takes the
 * records of the ledger one after the other. It finds profiles that were changed or deleted
 * manually, and our profiles that are not in the ledger. A profile is read only if it was modified
 * since it was last read.
 */
final class ProfilePass {
  private final ProfileListing profiles;
  private final SweepRecorder recorder;
  private final TagPass tags;
  private final Units<DomainArn> units = new Units<>();

  /** By domain, and by lower-case name, because SageMaker ignores case. */
  private final Map<DomainArn, Map<String, Listed>> listed = new LinkedHashMap<>();

  private int count;

  /** A listed profile, which is claimed once the ledger knows it. */
  private static final class Listed {
    final ProfileListing.Summary summary;
    boolean isClaimed;

    Listed(ProfileListing.Summary summary) {
      this.summary = summary;
    }
  }

  ProfilePass(ProfileListing profiles, SweepRecorder recorder, TagPass tags) {
    this.profiles = profiles;
    this.recorder = recorder;
    this.tags = tags;
  }

  void list(List<DomainArn> wanted, Listing listing, Findings findings, Failures failures) {
    units.forEach(wanted, listing::isEnough, domain -> list(domain, listing, findings), failures);
  }

  /** Lists none of these domains. */
  void leave(List<DomainArn> domains) {
    domains.forEach(units::leave);
  }

  private void list(DomainArn domain, Listing listing, Findings findings) {
    try {
      Map<String, Listed> byName = new LinkedHashMap<>();
      profiles
          .profilesIn(domain)
          .forEach(profile -> byName.put(key(profile.name()), new Listed(profile)));
      listing.add(byName.size());
      count += byName.size();
      listed.put(domain, byName);
    } catch (InaccessibleAccountException e) {
      findings.addInaccessible(domain, String.valueOf(e.getMessage()));
    }
  }

  private static String key(ProfileName name) {
    return name.value().toLowerCase(Locale.ROOT);
  }

  /**
   * Compares a record's profiles.
   *
   * @param isNewer whether a reconcile of the user has read them after they were listed
   */
  void compare(UserId user, UserRecord record, boolean isNewer, Findings findings) {
    record
        .profiles()
        .forEach(
            (domain, profile) -> {
              Map<String, Listed> inDomain = listed.get(profile.domainArn(domain));
              if (inDomain != null) {
                Listed found = inDomain.get(key(profile.name()));
                if (found != null) {
                  found.isClaimed = true;
                }
                if (isSettled(profile) && !isNewer) {
                  boolean same = found != null && isUnchanged(found.summary, profile);
                  compare(user, profile, profile.domainArn(domain), same, findings);
                }
              }
            });
  }

  private void compare(
      UserId user, ProfileRecord profile, DomainArn domain, boolean same, Findings findings) {
    if (same) {
      tags.addIfItsTurn(new RecordedProfile(new ProfileRef(domain, profile.name()), user), profile);
    } else {
      findings.addChangedProfile(user, direction(profile));
    }
  }

  /** In any other state a reconcile is pending, or the comparison of records requests one. */
  private static boolean isSettled(ProfileRecord profile) {
    return profile.state() == State.GRANTED || profile.isInQuarantine();
  }

  private static Direction direction(ProfileRecord profile) {
    return profile.isInQuarantine() ? Direction.REVOKE : Direction.GRANT;
  }

  private static boolean isUnchanged(ProfileListing.Summary profile, ProfileRecord record) {
    return profile.inService()
        && record.modified().filter(seen -> sameTime(seen, profile.modified())).isPresent();
  }

  private static boolean sameTime(Instant seen, Instant modified) {
    return seen.truncatedTo(ChronoUnit.MILLIS).equals(modified.truncatedTo(ChronoUnit.MILLIS));
  }

  /** A foreign profile that was read already. */
  void skipForeign(ProfileRef profile, Instant modified) {
    Map<String, Listed> inDomain = listed.getOrDefault(profile.domain(), Map.of());
    Listed found = inDomain.get(key(profile.name()));
    if (found != null && sameTime(found.summary.modified(), modified)) {
      found.isClaimed = true;
    }
  }

  /**
   * Reads the profiles that the ledger does not know. Who owns one is recorded at once, so that no
   * other sweep reads it again.
   */
  void readOthers(BooleanSupplier timeIsUp, Findings findings, Failures failures) {
    Units<DomainArn> read = new Units<>();
    read.forEach(
        List.copyOf(listed.keySet()),
        () -> false,
        domain -> readOthers(domain, timeIsUp, findings),
        failures);
    read.failed().forEach(units::fail);
  }

  private void readOthers(DomainArn domain, BooleanSupplier timeIsUp, Findings findings) {
    Failures failures = new Failures();
    boolean begun = false;
    for (Listed other : listed.getOrDefault(domain, Map.of()).values()) {
      if (other.isClaimed) {
        continue;
      }
      if (begun && timeIsUp.getAsBoolean()) {
        units.leave(domain);
        break;
      }
      begun = true;
      try {
        readOther(domain, other.summary, findings);
      } catch (InaccessibleAccountException e) {
        findings.addInaccessible(domain, String.valueOf(e.getMessage()));
        return;
      } catch (RuntimeException e) {
        failures.run(
            () -> {
              throw e;
            });
      }
    }
    failures.throwFirst();
  }

  private void readOther(DomainArn domain, ProfileListing.Summary other, Findings findings) {
    ProfileRef profile = new ProfileRef(domain, other.name());
    profiles
        .detailsOf(profile)
        .ifPresent(
            details ->
                details
                    .owner()
                    .ifPresentOrElse(
                        owner -> findings.addUnrecorded(owner, profile),
                        () -> recorder.foreign(profile, details.signInName(), other.modified())));
  }

  /** The domains; a failed or left one is compared again as a whole. */
  Units<DomainArn> units() {
    return units;
  }

  int profilesListed() {
    return count;
  }
}
