package io.studioaccess.reconciler.plan;

import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which listing of spaces counts for a profile. SageMaker lists the spaces of a whole domain only,
 * so that a listing is shared by many profiles and reconciles.
 *
 * <p>Before quarantine, the user may create spaces. So a listing counts for a leaver if it began
 * after the last change of the profile, which is the change of its role. When the profile is due
 * for deletion, all pages must have been read since, and the last within the hour: an administrator
 * may have created a space in the meantime. All are read again after SageMaker has refused the
 * deletion.
 *
 * @param known what an earlier reconcile found, if it counts or can be completed
 * @param since the moment up to which no space may be missing
 * @param wholeSince the moment since which all pages must have been read; a listing from before may
 *     not be completed
 */
public record SpaceSearch(Optional<ListedSpaces> known, Instant since, Instant wholeSince) {
  /** How far SageMaker's clock and those of the functions may differ. */
  private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(10);

  /** How long a listing counts for a profile that is due. */
  private static final Duration COUNTS_FOR = Duration.ofHours(1);

  public static SpaceSearch of(PlanInput input, Ours ours) {
    Optional<Departure> departure =
        input
            .record()
            .filter(record -> record.state().isLeaving())
            .flatMap(ProfileRecord::departure);
    boolean isDue = departure.filter(it -> !input.now().isBefore(it.due())).isPresent();
    Instant wholeSince =
        departure
            .filter(_ -> isDue)
            .map(it -> latest(it.due(), it.deletionTried().orElse(Instant.EPOCH)))
            .orElse(Instant.EPOCH);
    Instant changed = ours.modified().orElse(input.now());
    Instant since =
        isDue ? latest(latest(changed, wholeSince), input.now().minus(COUNTS_FOR)) : changed;
    return new SpaceSearch(
        departure.flatMap(Departure::spaces).filter(spaces -> !spaces.at().isBefore(wholeSince)),
        since,
        wholeSince);
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The same search for a profile whose user may create spaces until now. */
  public SpaceSearch upTo(Instant now) {
    return new SpaceSearch(known, now, wholeSince);
  }

  /** What an earlier reconcile found, if no space can be missing. */
  public Optional<ListedSpaces> remembered() {
    return known.filter(spaces -> isAnsweredBy(spaces.at()));
  }

  /**
   * Whether no space is missing in an earlier listing.
   *
   * @param begun when it began
   */
  public boolean isAnsweredBy(Instant begun) {
    return !begun.isBefore(since.plus(CLOCK_DIFFERENCE));
  }
}
