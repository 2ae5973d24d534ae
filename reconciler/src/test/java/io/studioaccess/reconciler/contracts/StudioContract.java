package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.reconcile.Studio.Profile;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A domain and its profiles, as SageMaker shows them while they are made, changed and deleted. */
public abstract class StudioContract extends OnStudio {

  @Test
  void aDomainIsFoundIfItExists() {
    DomainArn missing = new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/d-missing");

    assertThat(sageMaker().studio().domain(sageMaker().domain()))
        .hasValueSatisfying(
            found -> {
              assertThat(found.unsuitable()).isEmpty();
              assertThat(found.application()).isPresent();
              assertThat(found.url()).isNotEmpty();
            });
    assertThat(sageMaker().studio().domain(missing)).isEmpty();
  }

  @Test
  void anAbsentProfileIsEmpty() {
    giveAdaAProfile();

    assertThat(find(BOB)).isEmpty();
  }

  @Test
  void aNewProfileIsPendingAndThenInService() {
    // Given
    Instant created = sageMaker().now();

    // When
    assertThat(grant(create(ANALYST))).isEqualTo(DONE);

    // Then
    assertThat(ada().status()).isEqualTo(ProfileStatus.PENDING);
    settle();
    Profile made = ada();
    assertThat(made)
        .isEqualTo(
            new Profile(
                made.arn(),
                ADA,
                ProfileStatus.IN_SERVICE,
                Optional.of(ADAS_SIGN_IN),
                Optional.of(ANALYST),
                UserSettings.NONE,
                Optional.of(created),
                made.modified(),
                Optional.empty(),
                made.homeEfsFileSystemUid()));
    assertThat(made.modified())
        .hasValueSatisfying(it -> assertThat(it).isBetween(created, sageMaker().now()));
    assertThat(made.homeEfsFileSystemUid()).isPresent();
  }

  @Test
  void theCaseOfNamesIsIgnored() {
    giveAdaAProfile();

    assertThat(find(new ProfileName("ADA"))).contains(ada());
    assertThat(ada().name()).isEqualTo(ADA);
  }

  @Test
  void aChangedProfileIsUpdatingAndThenInServiceWithItsNewRole() {
    // Given
    giveAdaAProfile();
    Optional<Instant> created = ada().created();
    Instant changed = sageMaker().now();

    // When
    assertThat(grant(retarget(ENGINEER))).isEqualTo(DONE);

    // Then
    assertThat(ada().status()).isEqualTo(ProfileStatus.UPDATING);
    assertThat(ada().modified()).contains(changed);
    settle();
    assertThat(ada().status()).isEqualTo(ProfileStatus.IN_SERVICE);
    assertThat(ada().role()).contains(ENGINEER);
    assertThat(ada().created()).isEqualTo(created);
    assertThat(ada().modified()).hasValueSatisfying(it -> assertThat(it).isAfterOrEqualTo(changed));
  }

  @Test
  void aDeletedProfileIsDeletingAndThenGone() {
    // Given
    giveAdaAProfile();

    // When
    assertThat(revoke(deleteProfile())).isEqualTo(DONE);

    // Then
    assertThat(ada().status()).isEqualTo(ProfileStatus.DELETING);
    settle();
    assertThat(find(ADA)).isEmpty();
  }

  @Test
  void aProfileThatIsCreatedAgainHasAnotherCreationTime() {
    // Given
    giveAdaAProfile();
    assertThat(revoke(deleteProfile())).isEqualTo(DONE);
    settle();

    // When
    Instant again = sageMaker().now();
    giveAdaAProfile();

    // Then
    assertThat(ada().created()).contains(again);
  }

  @Test
  void aCreationThatFailsLaterIsToldWithItsReason() {
    // Given
    sageMaker().letTheNextChangeFail();

    // When
    assertThat(grant(create(ANALYST))).isEqualTo(DONE);

    // Then
    assertThat(ada().status()).isEqualTo(ProfileStatus.PENDING);
    assertThat(ada().failureReason()).isEmpty();
    settle();
    assertThat(ada().status()).isEqualTo(ProfileStatus.FAILED);
    assertThat(ada().failureReason()).isPresent();
  }

  @Test
  void aChangeThatFailsLaterIsToldUntilTheNextOneSucceeds() {
    // Given
    giveAdaAProfile();
    sageMaker().letTheNextChangeFail();

    // When
    assertThat(grant(retarget(ENGINEER))).isEqualTo(DONE);

    // Then
    assertThat(ada().failureReason()).isEmpty();
    settle();
    assertThat(ada().status()).isEqualTo(ProfileStatus.UPDATE_FAILED);
    assertThat(ada().failureReason()).isPresent();

    // When
    assertThat(grant(retarget(ENGINEER))).isEqualTo(DONE);
    settle();

    // Then
    assertThat(ada().status()).isEqualTo(ProfileStatus.IN_SERVICE);
    assertThat(ada().role()).contains(ENGINEER);
    assertThat(ada().failureReason()).isEmpty();
  }

  @Test
  void ourTagsNameTheUserFromTheBeginning() {
    // When
    assertThat(grant(create(ANALYST))).isEqualTo(DONE);

    // Then
    assertThat(sageMaker().studio().taggedFor(sageMaker().domain(), ada().arn())).contains(ADAS_ID);
    settle();
    assertThat(grant(retarget(ENGINEER))).isEqualTo(DONE);
    assertThat(sageMaker().studio().taggedFor(sageMaker().domain(), ada().arn())).contains(ADAS_ID);
  }

  @Test
  void foreignTagsNameNobody() {
    // Given
    sageMaker().addForeignProfile(ADA, ADAS_SIGN_IN);
    sageMaker().tag(ADA, "owner", ADAS_ID.value());

    // When // Then
    assertThat(sageMaker().studio().taggedFor(sageMaker().domain(), ada().arn())).isEmpty();
  }

  /** Otherwise a profile that is deleted at this moment would be taken for a foreign one. */
  @Test
  protected void aProfileThatIsGoneIsNotCalledForeign() {
    // Given
    giveAdaAProfile();
    String arn = ada().arn();
    assertThat(revoke(deleteProfile())).isEqualTo(DONE);
    settle();

    // When // Then
    assertThatThrownBy(() -> sageMaker().studio().taggedFor(sageMaker().domain(), arn))
        .isInstanceOf(RuntimeException.class);
  }
}
