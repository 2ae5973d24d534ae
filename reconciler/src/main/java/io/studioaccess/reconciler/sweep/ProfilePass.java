package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.sweep.SweepRequest.Mark;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Compares the profiles of the domains with the ledger. It finds profiles that were changed or
 * deleted manually, and our profiles that are not in the ledger. A profile is read only if it was
 * modified since it was last read.
 *
 * <p>Tags can be removed without a trace in the list. So each sweep reads the tags of a part of the
 * profiles, which changes from hour to hour: all of them within a day.
 */
final class ProfilePass {
  private static final int TAG_CHECKS_PER_DAY = 24;

  private final MappingRows mapping;
  private final LedgerSnapshot ledger;
  private final SweepRecorder recorder;
  private final ProfileListing listing;
  private final SweepQueues queues;
  private final Region home;
  private final InstantSource clock;
  private int listed;

  /** A recorded profile and its user. */
  private record Recorded(UserId user, ProfileRecord record) {}

  ProfilePass(MappingRows mapping, LedgerSnapshot ledger, SweepPorts ports) {
    this.mapping = mapping;
    this.ledger = ledger;
    this.recorder = ports.recorder();
    this.listing = ports.profiles();
    this.queues = ports.queues();
    this.home = ports.home();
    this.clock = ports.clock();
  }

  int profilesListed() {
    return listed;
  }

  /**
   * Compares domains until time is up. Each domain stands alone: what was found in one is passed on
   * before the next is asked, and a failure ends nothing but its own domain.
   *
   * @return the next domain; empty if all are done
   */
  Optional<Mark> compare(
      Optional<Mark> from, BooleanSupplier timeIsUp, Findings findings, Failures failures) {
    String first = from.orElse(null) instanceof Mark.Domain(String id) ? id : "";
    for (Map.Entry<String, Map<String, Recorded>> domain :
        recordedProfiles().tailMap(first).entrySet()) {
      if (timeIsUp.getAsBoolean()) {
        return Optional.of(new Mark.Domain(domain.getKey()));
      }
      failures.run(
          () -> compareIfAccessible(new DomainArn(domain.getKey()), domain.getValue(), findings));
      failures.run(() -> findings.send(queues));
    }
    return Optional.empty();
  }

  /** The recorded profiles by domain ARN and lower-case profile name. SageMaker ignores case. */
  private NavigableMap<String, Map<String, Recorded>> recordedProfiles() {
    NavigableMap<String, Map<String, Recorded>> recorded = new TreeMap<>();
    mapping
        .domains(home)
        .forEach(domain -> recorded.computeIfAbsent(domain.value(), _ -> new HashMap<>()));
    ledger
        .users()
        .forEach(
            (user, record) ->
                record
                    .profiles()
                    .forEach(
                        (domain, profile) ->
                            recorded
                                .computeIfAbsent(
                                    profile.domainArn(domain).value(), _ -> new HashMap<>())
                                .put(key(profile.name()), new Recorded(user, profile))));
    return recorded;
  }

  private static String key(ProfileName name) {
    return name.value().toLowerCase(Locale.ROOT);
  }

  private void compareIfAccessible(
      DomainArn domain, Map<String, Recorded> recorded, Findings findings) {
    try {
      compare(domain, recorded, findings);
    } catch (InaccessibleAccountException e) {
      findings.addInaccessible(domain, String.valueOf(e.getMessage()));
    }
  }

  private void compare(DomainArn domain, Map<String, Recorded> byName, Findings findings) {
    Map<String, Recorded> missing = new HashMap<>(byName);
    for (ProfileListing.Summary profile : listing.profilesIn(domain)) {
      listed++;
      Recorded recorded = missing.remove(key(profile.name()));
      if (recorded == null) {
        checkUnrecorded(new ProfileRef(domain, profile.name()), profile.modified(), findings);
      } else if (isSettled(recorded) && !isUnchanged(profile, recorded.record())) {
        findings.addChangedProfile(recorded.user(), direction(recorded));
      } else if (isSettled(recorded)) {
        checkTags(new ProfileRef(domain, profile.name()), recorded.user(), findings);
      }
    }
    missing.values().stream()
        .filter(ProfilePass::isSettled)
        .forEach(recorded -> findings.addChangedProfile(recorded.user(), direction(recorded)));
  }

  /** In any other state a reconcile is pending, or the group pass requests one. */
  private static boolean isSettled(Recorded recorded) {
    return recorded.record().state() == State.GRANTED || recorded.record().isInQuarantine();
  }

  private static Direction direction(Recorded recorded) {
    return recorded.record().isInQuarantine() ? Direction.REVOKE : Direction.GRANT;
  }

  private static boolean isUnchanged(ProfileListing.Summary profile, ProfileRecord record) {
    return profile.inService()
        && record.modified().filter(seen -> sameTime(seen, profile.modified())).isPresent();
  }

  private static boolean sameTime(Instant seen, Instant modified) {
    return seen.truncatedTo(ChronoUnit.MILLIS).equals(modified.truncatedTo(ChronoUnit.MILLIS));
  }

  private void checkTags(ProfileRef profile, UserId user, Findings findings) {
    long hour = clock.instant().truncatedTo(ChronoUnit.HOURS).toEpochMilli() / 3_600_000;
    boolean isItsTurn = Math.floorMod(profile.hashCode() - hour, TAG_CHECKS_PER_DAY) == 0;
    if (isItsTurn
        && listing
            .detailsOf(profile)
            .filter(details -> details.owner().filter(user::equals).isEmpty())
            .isPresent()) {
      findings.addUntagged(profile);
    }
  }

  private void checkUnrecorded(ProfileRef profile, Instant modified, Findings findings) {
    Instant known = ledger.foreign().get(profile);
    if (known != null && sameTime(known, modified)) {
      return;
    }
    listing
        .detailsOf(profile)
        .ifPresent(
            details ->
                details
                    .owner()
                    .ifPresentOrElse(
                        owner -> findings.addUnrecorded(owner, profile),
                        () -> recorder.foreign(profile, details.signInName(), modified)));
  }
}
