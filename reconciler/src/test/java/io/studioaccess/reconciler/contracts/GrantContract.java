package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.OperationResult;
import io.studioaccess.reconciler.reconcile.Studio.Profile;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the provisioner may do in SageMaker, and how SageMaker and IAM answer. */
public abstract class GrantContract extends OnStudio {
  @Test
  void executesGrantsOnly() {
    assertThat(sageMaker().grants().direction()).isEqualTo(Direction.GRANT);
    assertThat(sageMaker().grants().supports(create(ANALYST))).isTrue();
    assertThat(sageMaker().grants().supports(retarget(ANALYST))).isTrue();
    assertThat(sageMaker().grants().supports(deleteProfile())).isFalse();
  }

  @Test
  void creatingASecondTimeIsDoneAndChangesNothing() {
    // Given
    giveAdaAProfile();
    Profile before = ada();

    // When
    OperationResult result = grant(create(ENGINEER));

    // Then
    assertThat(result).isEqualTo(DONE);
    assertThat(ada()).isEqualTo(before);
  }

  @Test
  void creatingWhileTheProfileIsStillPendingIsDone() {
    assertThat(grant(create(ANALYST))).isEqualTo(DONE);

    assertThat(grant(create(ANALYST))).isEqualTo(DONE);
  }

  @Test
  void aUserWithAProfileOfAnotherNameGetsNoSecondOne() {
    // Given
    sageMaker().addForeignProfile(new ProfileName("by-hand"), ADAS_SIGN_IN);

    // When
    OperationResult result = grant(create(ANALYST));

    // Then
    assertThat(result).isInstanceOf(OperationResult.Refused.class);
    assertThat(find(ADA)).isEmpty();
  }

  @Test
  void nobodyGetsAProfileWhoIsNotInTheDirectory() {
    // When
    OperationResult result =
        grant(
            new Operation.CreateProfile(
                sageMaker().domain(),
                ADA,
                ADAS_ID,
                new UserName("nobody@example.com"),
                ANALYST,
                UserSettings.NONE));

    // Then
    assertThat(result).isInstanceOf(OperationResult.Refused.class);
    assertThat(find(ADA)).isEmpty();
  }

  @Test
  void aRoleThatSageMakerDoesNotAcceptIsRefused() {
    // Given
    giveAdaAProfile();
    Profile before = ada();
    sageMaker().refuse(ENGINEER);

    // When
    OperationResult result = grant(retarget(ENGINEER));

    // Then
    assertThat(result).isInstanceOf(OperationResult.Refused.class);
    assertThat(ada()).isEqualTo(before);
  }

  @Test
  void noProfileIsCreatedWithARoleThatSageMakerDoesNotAccept() {
    // Given
    sageMaker().refuse(ANALYST);

    // When
    OperationResult result = grant(create(ANALYST));

    // Then
    assertThat(result).isInstanceOf(OperationResult.Refused.class);
    assertThat(find(ADA)).isEmpty();
  }

  @Test
  void aFullDomainIsNoRefusal() {
    // Given
    sageMaker().addForeignProfile(BOB, BOBS_SIGN_IN);
    sageMaker().reachQuota();

    // When
    OperationResult result = grant(create(ANALYST));

    // Then
    assertThat(result).isInstanceOf(OperationResult.QuotaReached.class);
    assertThat(find(ADA)).isEmpty();
  }

  @Test
  void aProfileThatSageMakerIsChangingIsBusy() {
    assertThat(grant(create(ANALYST))).isEqualTo(DONE);
    assertBusy(ProfileStatus.PENDING);

    settle();
    assertThat(grant(retarget(ANALYST))).isEqualTo(DONE);
    assertBusy(ProfileStatus.UPDATING);

    settle();
    assertThat(revoke(deleteProfile())).isEqualTo(DONE);
    assertBusy(ProfileStatus.DELETING);
  }

  private void assertBusy(ProfileStatus status) {
    assertThat(ada().status()).isEqualTo(status);
    assertThat(grant(retarget(ENGINEER))).isInstanceOf(OperationResult.Busy.class);
    assertThat(ada().status()).isEqualTo(status);
    assertThat(ada().role()).contains(ANALYST);
  }

  @Test
  void aProfileWhoseCreationFailedCannotBeChanged() {
    // Given
    sageMaker().letTheNextChangeFail();
    giveAdaAProfile();

    // When // Then
    assertBusy(ProfileStatus.FAILED);
  }

  @Test
  void aProfileInQuarantineGetsItsRoleBack() {
    // Given
    giveAdaAProfile();
    assertThat(revoke(quarantine(Optional.of(sageMaker().now().plus(Duration.ofDays(7))))))
        .isEqualTo(DONE);
    settle();

    // When
    OperationResult result =
        grant(
            new Operation.Restore(
                sageMaker().domain(), ADA, ada().arn(), ANALYST, UserSettings.NONE));

    // Then
    assertThat(result).isEqualTo(DONE);
    settle();
    assertThat(ada().role()).contains(ANALYST);
    assertThat(ada().status()).isEqualTo(ProfileStatus.IN_SERVICE);
  }

  /** The provisioner's policy allows changes of profiles with our tags only. */
  @Test
  protected void aForeignProfileIsNotChanged() {
    // Given
    sageMaker().addForeignProfile(ADA, ADAS_SIGN_IN);
    Profile before = ada();

    // When // Then
    assertThatThrownBy(() -> grant(retarget(ENGINEER))).isInstanceOf(RuntimeException.class);
    assertThat(ada()).isEqualTo(before);
  }

  /** IAM knows no tags of a profile that is gone: the next reconcile compares again. */
  @Test
  protected void aProfileThatIsGoneIsNotChanged() {
    assertThatThrownBy(() -> grant(retarget(ENGINEER))).isInstanceOf(RuntimeException.class);
    assertThat(find(ADA)).isEmpty();
  }
}
