package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.sweep.SweepRequest.Mark;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * The profiles of the domains against the ledger: what somebody changed or deleted by hand, and
 * what is ours and forgotten. A profile is looked into only when it was modified since anybody last
 * did.
 */
final class ProfilePass {
  private final MappingRows mapping;
  private final LedgerSnapshot ledger;
  private final SweepRecorder recorder;
  private final ProfileListing listing;
  private final Region home;
  private int listed;

  /** Whose record, and what it says. */
  private record Claim(UserId user, ProfileRecord record) {}

  ProfilePass(
      MappingRows mapping,
      LedgerSnapshot ledger,
      SweepRecorder recorder,
      ProfileListing listing,
      Region home) {
    this.mapping = mapping;
    this.ledger = ledger;
    this.recorder = recorder;
    this.listing = listing;
    this.home = home;
  }

  int profilesListed() {
    return listed;
  }

  /** Compares until time is up, and answers which domain comes next; empty if all are done. */
  Optional<Mark> compare(Optional<Mark> from, BooleanSupplier timeIsUp, Findings findings) {
    String first = from.orElse(null) instanceof Mark.Domain(String id) ? id : "";
    for (Map.Entry<String, Map<String, Claim>> domain : claims().tailMap(first).entrySet()) {
      if (timeIsUp.getAsBoolean()) {
        return Optional.of(new Mark.Domain(domain.getKey()));
      }
      compareIfAccessible(new DomainArn(domain.getKey()), domain.getValue(), findings);
    }
    return Optional.empty();
  }

  /** By domain, and there by profile name without regard to case, as SageMaker has it. */
  private NavigableMap<String, Map<String, Claim>> claims() {
    NavigableMap<String, Map<String, Claim>> claims = new TreeMap<>();
    mapping
        .domains(home)
        .forEach(domain -> claims.computeIfAbsent(domain.value(), _ -> new HashMap<>()));
    ledger
        .users()
        .forEach(
            (user, record) ->
                record
                    .profiles()
                    .forEach(
                        (domain, profile) ->
                            claims
                                .computeIfAbsent(profile.in(domain).value(), _ -> new HashMap<>())
                                .put(key(profile.name()), new Claim(user, profile))));
    return claims;
  }

  private static String key(ProfileName name) {
    return name.value().toLowerCase(Locale.ROOT);
  }

  private void compareIfAccessible(DomainArn domain, Map<String, Claim> claims, Findings findings) {
    try {
      compare(domain, claims, findings);
    } catch (InaccessibleAccountException e) {
      findings.inaccessible(domain, String.valueOf(e.getMessage()));
    }
  }

  private void compare(DomainArn domain, Map<String, Claim> claims, Findings findings) {
    Map<String, Claim> missing = new HashMap<>(claims);
    for (ProfileListing.Summary profile : listing.profilesIn(domain)) {
      listed++;
      Claim claim = missing.remove(key(profile.name()));
      if (claim == null) {
        unclaimed(new ProfileRef(domain, profile.name()), profile.modified(), findings);
      } else if (isAtRest(claim) && !isAsLastSeen(profile, claim.record())) {
        findings.changed(claim.user(), direction(claim));
      }
    }
    missing.values().stream()
        .filter(ProfilePass::isAtRest)
        .forEach(claim -> findings.changed(claim.user(), direction(claim)));
  }

  /** In any other state a look is waiting, or the comparison of the groups asks for one. */
  private static boolean isAtRest(Claim claim) {
    return claim.record().state() == State.GRANTED || claim.record().isInQuarantine();
  }

  private static Direction direction(Claim claim) {
    return claim.record().isInQuarantine() ? Direction.REVOKE : Direction.GRANT;
  }

  private static boolean isAsLastSeen(ProfileListing.Summary profile, ProfileRecord record) {
    return profile.inService()
        && record.modified().filter(seen -> sameTime(seen, profile.modified())).isPresent();
  }

  private static boolean sameTime(Instant seen, Instant modified) {
    return seen.truncatedTo(ChronoUnit.MILLIS).equals(modified.truncatedTo(ChronoUnit.MILLIS));
  }

  private void unclaimed(ProfileRef profile, Instant modified, Findings findings) {
    Instant known = ledger.foreign().get(profile);
    if (known != null && sameTime(known, modified)) {
      return;
    }
    Optional<UserId> owner = listing.ownerOf(profile);
    if (owner.isPresent()) {
      findings.unknown(owner.get(), profile);
    } else {
      recorder.foreign(profile, modified);
    }
  }
}
