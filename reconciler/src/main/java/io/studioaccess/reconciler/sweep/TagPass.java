package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Tags can be removed without a trace in the list. So each sweep reads the tags of a part of the
 * profiles, which changes from hour to hour: all of them within a day.
 */
final class TagPass {
  private static final int CHECKS_PER_DAY = 24;

  private final ProfileListing profiles;
  private final long hour;
  private final List<RecordedProfile> toCheck = new ArrayList<>();
  private final Units<RecordedProfile> units = new Units<>();

  TagPass(ProfileListing profiles, InstantSource clock) {
    this.profiles = profiles;
    this.hour = clock.instant().truncatedTo(ChronoUnit.HOURS).toEpochMilli() / 3_600_000;
  }

  void addIfItsTurn(RecordedProfile recorded) {
    if (Math.floorMod(recorded.profile().hashCode() - hour, CHECKS_PER_DAY) == 0) {
      toCheck.add(recorded);
    }
  }

  void addAll(List<RecordedProfile> recorded) {
    toCheck.addAll(recorded);
  }

  void check(BooleanSupplier timeIsUp, Findings findings, Failures failures) {
    toCheck.sort(Comparator.comparing(Object::toString));
    units.forEach(toCheck, timeIsUp, recorded -> check(recorded, findings), failures);
  }

  private void check(RecordedProfile recorded, Findings findings) {
    try {
      if (profiles
          .detailsOf(recorded.profile())
          .filter(details -> details.owner().filter(recorded.user()::equals).isEmpty())
          .isPresent()) {
        findings.addUntagged(recorded.profile());
      }
    } catch (InaccessibleAccountException e) {
      findings.addInaccessible(recorded.profile().domain(), String.valueOf(e.getMessage()));
    }
  }

  Units<RecordedProfile> units() {
    return units;
  }
}
