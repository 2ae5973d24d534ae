package io.studioaccess.reconciler.plan;

import static io.studioaccess.reconciler.plan.PlanFixture.NOW;
import static io.studioaccess.reconciler.plan.PlanFixture.departingIn;
import static io.studioaccess.reconciler.plan.PlanFixture.leaving;
import static io.studioaccess.reconciler.plan.PlanFixture.quarantined;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which listing of spaces counts. The fixture's profile was last changed at {@code NOW}. */
class SpaceSearchTest {
  private static final Instant DUE = NOW.plus(Duration.ofDays(7));

  private static SpaceSearch search(ProfileRecord record, Instant now) {
    Ours ours = quarantined();
    return SpaceSearch.of(leaving(ours).recorded(record).at(now).input(), ours);
  }

  private static ProfileRecord listedAt(Instant moment) {
    ProfileRecord record = departingIn(State.QUARANTINED, DUE);
    return record.withDeparture(
        record
            .departure()
            .orElseThrow()
            .withSpaces(new ListedSpaces(moment, Set.of(PlanFixture.SPACE))));
  }

  @Test
  void aListingCountsIfItBeganAfterTheRoleWasTaken() {
    Instant now = NOW.plusSeconds(60);

    assertThat(search(listedAt(NOW.plusSeconds(10)), now).remembered()).isPresent();
    assertThat(search(listedAt(NOW.plusSeconds(9)), now).remembered()).isEmpty();
    assertThat(search(listedAt(NOW.plusSeconds(9)), now).known()).isPresent();
    assertThat(search(listedAt(NOW.minusSeconds(60)), now).wholeSince()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void whatIsRememberedFromQuarantineDeletesNothing() {
    SpaceSearch search = search(listedAt(NOW.plusSeconds(60)), DUE);

    assertThat(search.known()).isEmpty();
    assertThat(search.wholeSince()).isEqualTo(DUE);
    assertThat(search(listedAt(DUE.plusSeconds(10)), DUE.plusSeconds(20)).remembered()).isPresent();
  }

  @Test
  void aDueProfileNeedsAListingOfTheLastHour() {
    ProfileRecord record = listedAt(DUE.plusSeconds(60));

    assertThat(search(record, DUE.plus(Duration.ofHours(1))).remembered()).isPresent();
    SpaceSearch later = search(record, DUE.plus(Duration.ofHours(2)));
    assertThat(later.remembered()).isEmpty();
    assertThat(later.known()).isPresent();
  }

  @Test
  void aRefusedDeletionNeedsAnotherListing() {
    ProfileRecord record = listedAt(DUE.plusSeconds(60));
    ProfileRecord refused =
        record.withDeparture(record.departure().orElseThrow().deletionTriedAt(DUE.plusSeconds(70)));
    SpaceSearch search = search(refused, DUE.plusSeconds(80));

    assertThat(search.known()).isEmpty();
    assertThat(search.wholeSince()).isEqualTo(DUE.plusSeconds(70));
    assertThat(search.isAnsweredBy(DUE.plusSeconds(79))).isFalse();
    assertThat(search.isAnsweredBy(DUE.plusSeconds(80))).isTrue();
  }

  @Test
  void moreThanAHundredSpacesAreNotRemembered() {
    assertThat(spaces(100).toRemember()).isPresent();
    assertThat(spaces(101).toRemember()).isEmpty();
  }

  private static OwnedResources spaces(int count) {
    return new OwnedResources(
        List.of(),
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new ObservedSpace(
                        new SpaceName("s" + i), false, ObservedSpace.Status.IN_SERVICE))
            .toList(),
        Optional.of(NOW));
  }
}
