package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.sweep.ProfileListing.Details;
import io.studioaccess.reconciler.sweep.ProfileListing.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The profiles of a domain as a sweep reads them; a page has two. */
public abstract class ProfileListingContract extends OnStudio {
  private static final Map<String, String> OUR_TAGS =
      Map.of("studio-access:managed-by", "studio-access", "studio-access:user-id", ADAS_ID.value());

  static Optional<Details> detailsOf(StudioUnderTest sageMaker, ProfileName name) {
    return sageMaker.listing().detailsOf(new ProfileRef(sageMaker.domain(), name));
  }

  private List<Summary> listed() {
    return sageMaker().listing().profilesIn(sageMaker().domain());
  }

  private Summary adasSummary() {
    return listed().stream().filter(it -> it.name().equals(ADA)).findFirst().orElseThrow();
  }

  @Test
  void theProfilesOfEveryPageAreListed() {
    // Given
    List<Summary> expected = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      ProfileName name = new ProfileName("user-" + n);
      String signInName = name + "@example.com";
      sageMaker().addUser(signInName);
      sageMaker().addForeignProfile(name, signInName);
      expected.add(new Summary(name, true, sageMaker().now()));
    }

    // When // Then
    assertThat(listed()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aDomainThatDoesNotExistHasNoProfiles() {
    giveAdaAProfile();

    assertThat(
            sageMaker()
                .listing()
                .profilesIn(
                    new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/d-missing")))
        .isEmpty();
  }

  @Test
  void aSummaryTellsWhetherTheProfileIsInServiceAndWhenItChanged() {
    // Given
    Instant created = sageMaker().now();
    assertThat(grant(create(ANALYST))).isEqualTo(DONE);
    assertThat(listed()).containsExactly(new Summary(ADA, false, created));
    settle();
    assertThat(adasSummary().inService()).isTrue();
    Instant changed = sageMaker().now();

    // When
    assertThat(grant(retarget(ENGINEER))).isEqualTo(DONE);

    // Then
    assertThat(listed()).containsExactly(new Summary(ADA, false, changed));
    settle();
    assertThat(adasSummary().inService()).isTrue();
    assertThat(adasSummary().modified())
        .isAfterOrEqualTo(changed)
        .isEqualTo(ada().modified().get());
  }

  @Test
  void aDeletedProfileIsNotListedAndHasNoDetails() {
    // Given
    giveAdaAProfile();
    assertThat(revoke(deleteProfile())).isEqualTo(DONE);
    assertThat(listed()).extracting(Summary::inService).containsExactly(false);

    // When
    settle();

    // Then
    assertThat(listed()).isEmpty();
    assertThat(detailsOf(sageMaker(), ADA)).isEmpty();
  }

  @Test
  void theDetailsHaveAllTagsOfTheProfile() {
    // Given
    RowTags tags = new RowTags(Map.of("team", "one", "cost", "4711"));

    // When
    assertThat(grant(create(ANALYST, tags))).isEqualTo(DONE);
    settle();

    // Then
    assertThat(detailsOf(sageMaker(), ADA))
        .hasValueSatisfying(
            details -> {
              assertThat(details.owner()).contains(ADAS_ID);
              assertThat(details.signInName()).contains(ADAS_SIGN_IN);
              assertThat(details.tags())
                  .containsAllEntriesOf(OUR_TAGS)
                  .containsAllEntriesOf(tags.byKey())
                  .hasSize(OUR_TAGS.size() + 2);
            });
  }

  @Test
  void aForeignProfileHasNoOwner() {
    // Given
    sageMaker().addForeignProfile(ADA, ADAS_SIGN_IN);
    sageMaker().tag(ADA, "by-hand", "yes");

    // When // Then
    assertThat(detailsOf(sageMaker(), ADA))
        .contains(
            new Details(Optional.empty(), Optional.of(ADAS_SIGN_IN), Map.of("by-hand", "yes")));
  }

  @Test
  void aProfileInQuarantineIsTaggedWithItsDayOfDeletion() {
    // Given
    giveAdaAProfile();

    // When
    assertThat(revoke(quarantine(Optional.of(Instant.parse("2030-01-02T03:04:05.678Z")))))
        .isEqualTo(DONE);
    settle();

    // Then
    assertThat(detailsOf(sageMaker(), ADA).orElseThrow().tags())
        .containsEntry("studio-access:delete-after", "2030-01-02T03:04:05Z");

    // When
    assertThat(
            grant(
                new Operation.Restore(
                    sageMaker().domain(), ADA, ada().arn(), ANALYST, UserSettings.NONE)))
        .isEqualTo(DONE);
    settle();

    // Then
    assertThat(detailsOf(sageMaker(), ADA).orElseThrow().tags()).isEqualTo(OUR_TAGS);
  }
}
