package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.SpaceName;
import io.studioaccess.reconciler.plan.SpaceSearch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How Ada's spaces are found in the listings of a domain, in which Bob has some of his own. */
public abstract class SpaceSearchContract extends OnStudio {
  private static final Optional<ListedSpaces> NOTHING = Optional.empty();
  private static final SpaceName TEAM = new SpaceName("team");

  @BeforeEach
  void adaAndBobHaveProfiles() {
    giveAdaAProfile();
    sageMaker().addForeignProfile(BOB, BOBS_SIGN_IN);
  }

  private static Set<SpaceName> names(String... names) {
    return Stream.of(names).map(SpaceName::new).collect(Collectors.toUnmodifiableSet());
  }

  private void addSpaces(ProfileName owner, String... names) {
    for (String name : names) {
      sageMaker().addSpace(owner, new SpaceName(name), false);
      sageMaker().advance(Duration.ofMinutes(7)); // so that a page shows in which order they came
    }
  }

  private ListedSpaces search(SpaceSearch search) {
    return sageMaker().studio().ownedSpaces(sageMaker().domain(), ADA, search).orElseThrow();
  }

  private ListedSpaces searchNow() {
    return search(new SpaceSearch(NOTHING, sageMaker().now(), Instant.EPOCH));
  }

  @Test
  void theSpacesOfEveryPageAreFoundAndNobodyElses() {
    // Given
    addSpaces(ADA, "one", "two", "three");
    addSpaces(BOB, "four");
    addSpaces(ADA, "five");
    sageMaker().addSpace(ADA, TEAM, true);
    Instant now = sageMaker().now();

    // When
    ListedSpaces found = searchNow();

    // Then
    assertThat(found.names()).isEqualTo(names("one", "two", "three", "five", "team"));
    assertThat(found.at()).isEqualTo(now);
    assertThat(
            sageMaker()
                .studio()
                .ownedSpaces(
                    sageMaker().domain(),
                    new ProfileName("ADA"),
                    new SpaceSearch(NOTHING, now, Instant.EPOCH)))
        .hasValueSatisfying(it -> assertThat(it.names()).isEqualTo(found.names()));
  }

  @Test
  void aSpaceThatIsNewerThanAnEarlierListingIsFound() {
    // Given
    addSpaces(ADA, "one", "two", "three");
    searchNow();
    addSpaces(ADA, "new");

    // When // Then
    assertThat(searchNow().names()).isEqualTo(names("one", "two", "three", "new"));
  }

  @Test
  void whatAnEarlierReconcileFoundIsCompleted() {
    // Given
    addSpaces(ADA, "one", "two", "three");
    ListedSpaces known = new ListedSpaces(sageMaker().now(), names("one", "two", "three"));
    addSpaces(ADA, "new");

    // When
    ListedSpaces found =
        search(new SpaceSearch(Optional.of(known), sageMaker().now(), Instant.EPOCH));

    // Then
    assertThat(found.names()).isEqualTo(names("one", "two", "three", "new"));
    assertThat(found.at()).isEqualTo(sageMaker().now());
  }

  @Test
  void whatMustBeReadAgainHasNothingThatWasDeletedBefore() {
    // Given
    addSpaces(ADA, "one", "two", "three");
    searchNow();
    revoke(new Operation.DeleteSpace(sageMaker().domain(), ADA, new SpaceName("two")));
    settle();

    // When
    ListedSpaces found = search(new SpaceSearch(NOTHING, sageMaker().now(), sageMaker().now()));

    // Then
    assertThat(found.names()).isEqualTo(names("one", "three"));
  }

  @Test
  void aProfileThatIsGoneHasNoSpaces() {
    // Given
    assertThat(revoke(deleteProfile())).isEqualTo(DONE);
    settle();
    addSpaces(BOB, "four");

    // When // Then
    assertThat(searchNow().names()).isEmpty();
  }
}
