package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.ObservedSpace;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.OwnedResources;
import io.studioaccess.reconciler.plan.SpaceName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The spaces and apps that keep Ada's profile from being deleted; Bob has some of his own. */
public abstract class OwnedResourcesContract extends OnStudio {
  private static final SpaceName LAB = new SpaceName("lab");
  private static final SpaceName TEAM = new SpaceName("team");
  private static final SpaceName BOBS = new SpaceName("bobs");

  /** Longer than the start or the deletion of an app takes. */
  private static final Duration APP = Duration.ofMinutes(10);

  @BeforeEach
  void adaAndBobHaveProfiles() {
    giveAdaAProfile();
    sageMaker().addForeignProfile(BOB, BOBS_SIGN_IN);
  }

  private OwnedResources owned(SpaceName... listed) {
    return sageMaker()
        .studio()
        .ownedResources(sageMaker().domain(), ADA, new ListedSpaces(Instant.EPOCH, Set.of(listed)));
  }

  private Operation delete(ObservedApp.App app) {
    return new Operation.DeleteApp(sageMaker().domain(), ADA, app);
  }

  private ObservedApp.Status statusOf(ObservedApp.App app) {
    return owned(LAB).apps().stream()
        .filter(it -> it.app().equals(app))
        .map(ObservedApp::status)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aListedSpaceIsTheProfilesOwnOrLeftOut() {
    // Given
    sageMaker().addSpace(ADA, LAB, false);
    sageMaker().addSpace(ADA, TEAM, true);
    sageMaker().addSpace(ADA, new SpaceName("not-listed"), false);
    sageMaker().addSpace(BOB, BOBS, false);
    Instant listed = sageMaker().now();

    // When
    OwnedResources owned =
        sageMaker()
            .studio()
            .ownedResources(
                sageMaker().domain(),
                ADA,
                new ListedSpaces(listed, Set.of(LAB, TEAM, BOBS, new SpaceName("gone"))));

    // Then
    assertThat(owned.spaces())
        .containsExactlyInAnyOrder(
            new ObservedSpace(LAB, false, ObservedSpace.Status.IN_SERVICE),
            new ObservedSpace(TEAM, true, ObservedSpace.Status.IN_SERVICE));
    assertThat(owned.listed()).contains(listed);
  }

  @Test
  void theAppsAreThoseOfTheProfileAndItsPrivateSpaces() {
    // Given
    sageMaker().addSpace(ADA, LAB, false);
    sageMaker().addSpace(ADA, TEAM, true);
    sageMaker().addSpace(BOB, BOBS, false);
    Instant started = sageMaker().now();
    ObservedApp.App own = sageMaker().startApp(ADA, Optional.empty(), "own");
    ObservedApp.App inLab = sageMaker().startApp(ADA, Optional.of(LAB), "in-lab");
    sageMaker().startApp(ADA, Optional.of(TEAM), "in-team");
    sageMaker().startApp(BOB, Optional.of(BOBS), "in-bobs");
    sageMaker().startApp(BOB, Optional.empty(), "bobs-own");

    // When // Then
    assertThat(owned(LAB, TEAM, BOBS).apps())
        .containsExactlyInAnyOrder(
            new ObservedApp(own, ObservedApp.Status.PENDING, Optional.of(started)),
            new ObservedApp(inLab, ObservedApp.Status.PENDING, Optional.of(started)));
    assertThat(owned().apps()).extracting(ObservedApp::app).containsExactly(own);
  }

  @Test
  void allAppsOfEveryPageAreListed() {
    for (int n = 0; n < 5; n++) {
      sageMaker().startApp(ADA, Optional.empty(), "app-" + n);
    }

    assertThat(owned().apps())
        .extracting(app -> app.app().name())
        .containsExactlyInAnyOrder("app-0", "app-1", "app-2", "app-3", "app-4");
  }

  @Test
  void anAppIsPendingAndThenInService() {
    // Given
    ObservedApp.App app = sageMaker().startApp(ADA, Optional.empty(), "own");
    assertThat(statusOf(app)).isEqualTo(ObservedApp.Status.PENDING);

    // When
    sageMaker().advance(APP);

    // Then
    assertThat(statusOf(app)).isEqualTo(ObservedApp.Status.IN_SERVICE);
  }

  @Test
  void aDeletedAppStaysListedForADay() {
    // Given
    ObservedApp.App app = sageMaker().startApp(ADA, Optional.empty(), "own");
    sageMaker().advance(APP);

    // When
    assertThat(revoke(delete(app))).isEqualTo(DONE);

    // Then
    assertThat(statusOf(app)).isEqualTo(ObservedApp.Status.DELETING);
    sageMaker().advance(APP);
    assertThat(statusOf(app)).isEqualTo(ObservedApp.Status.DELETED);
    sageMaker().advance(Duration.ofDays(1));
    assertThat(owned().apps()).isEmpty();
  }

  @Test
  void aDeletedSpaceIsDeletingAndThenGone() {
    // Given
    sageMaker().addSpace(ADA, LAB, false);

    // When
    assertThat(revoke(new Operation.DeleteSpace(sageMaker().domain(), ADA, LAB))).isEqualTo(DONE);

    // Then
    assertThat(owned(LAB).spaces())
        .containsExactly(new ObservedSpace(LAB, false, ObservedSpace.Status.DELETING));
    settle();
    assertThat(owned(LAB).spaces()).isEmpty();
  }

  @Test
  void aProfileThatIsGoneOwnsNothing() {
    // Given
    assertThat(revoke(deleteProfile())).isEqualTo(DONE);
    settle();
    sageMaker().addSpace(BOB, BOBS, false);

    // When // Then
    assertThat(owned(BOBS))
        .isEqualTo(new OwnedResources(List.of(), List.of(), Optional.of(Instant.EPOCH)));
  }
}
