package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.plan.RecordedTags;
import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Tags can be removed without a trace in the list. So each sweep reads the tags of a part of the
 * profiles, which changes from hour to hour: all of them within a day. It finds profiles that have
 * lost our tags, and those whose tags are not the recorded ones of their rows.
 */
final class TagPass {
  private static final int CHECKS_PER_DAY = 24;

  private final ProfileListing profiles;
  private final long hour;
  private final List<RecordedProfile> toCheck = new ArrayList<>();
  private final Map<RecordedProfile, RecordedTags> ofRows = new HashMap<>();
  private final Units<RecordedProfile> units = new Units<>();

  TagPass(ProfileListing profiles, InstantSource clock) {
    this.profiles = profiles;
    this.hour = clock.instant().truncatedTo(ChronoUnit.HOURS).toEpochMilli() / 3_600_000;
  }

  void addIfItsTurn(RecordedProfile recorded, ProfileRecord record) {
    if (Math.floorMod(recorded.profile().hashCode() - hour, CHECKS_PER_DAY) == 0) {
      add(recorded, Optional.of(record));
    }
  }

  /**
   * Adds all of these.
   *
   * @param ledger at least the records of their users
   */
  void addAll(List<RecordedProfile> recorded, LedgerSnapshot ledger) {
    recorded.forEach(
        known ->
            add(
                known,
                ledger
                    .recordOf(known.user())
                    .in(known.profile().domain().id())
                    .filter(record -> record.name().equals(known.profile().name()))));
  }

  /** The tags of a row count while its role is granted. */
  private void add(RecordedProfile recorded, Optional<ProfileRecord> record) {
    toCheck.add(recorded);
    record
        .filter(known -> known.state() == State.GRANTED)
        .map(ProfileRecord::tags)
        .filter(RecordedTags::settled)
        .ifPresent(tags -> ofRows.put(recorded, tags));
  }

  void check(BooleanSupplier timeIsUp, Findings findings, Failures failures) {
    toCheck.sort(Comparator.comparing(Object::toString));
    units.forEach(toCheck, timeIsUp, recorded -> check(recorded, findings), failures);
  }

  private void check(RecordedProfile recorded, Findings findings) {
    try {
      profiles
          .detailsOf(recorded.profile())
          .ifPresent(details -> compare(recorded, details, findings));
    } catch (InaccessibleAccountException e) {
      findings.addInaccessible(recorded.profile().domain(), String.valueOf(e.getMessage()));
    }
  }

  /** What has lost our tags must get them back first. */
  private void compare(
      RecordedProfile recorded, ProfileListing.Details details, Findings findings) {
    if (details.owner().filter(recorded.user()::equals).isEmpty()) {
      findings.addUntagged(recorded.profile());
    } else if (!ofRows.getOrDefault(recorded, RecordedTags.NONE).areOn(details.tags())) {
      findings.addChangedTags(recorded.user());
    }
  }

  Units<RecordedProfile> units() {
    return units;
  }
}
