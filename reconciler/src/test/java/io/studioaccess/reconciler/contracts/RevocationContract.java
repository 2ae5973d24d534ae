package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.plan.SpaceName;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.OperationResult;
import io.studioaccess.reconciler.reconcile.Studio.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the deprovisioner may do in SageMaker, and how SageMaker and IAM answer. */
public abstract class RevocationContract extends OnStudio {
  private static final SpaceName LAB = new SpaceName("lab");

  /** Longer than the start or the deletion of an app takes. */
  private static final Duration APP = Duration.ofMinutes(10);

  private Operation quarantine() {
    return quarantine(Optional.of(sageMaker().now().plus(Duration.ofDays(7))));
  }

  private Operation delete(ObservedApp.App app) {
    return new Operation.DeleteApp(sageMaker().domain(), ADA, app);
  }

  private Operation deleteLab() {
    return new Operation.DeleteSpace(sageMaker().domain(), ADA, LAB);
  }

  private ObservedApp.App runningApp(Optional<SpaceName> space, String name) {
    ObservedApp.App app = sageMaker().startApp(ADA, space, name);
    sageMaker().advance(APP);
    return app;
  }

  private static void assertBusy(OperationResult result) {
    assertThat(result).isInstanceOf(OperationResult.Busy.class);
  }

  @Test
  void executesRevocationsOnly() {
    assertThat(sageMaker().revocations().direction()).isEqualTo(Direction.REVOKE);
    assertThat(sageMaker().revocations().supports(deleteProfile())).isTrue();
    assertThat(sageMaker().revocations().supports(quarantine())).isTrue();
    assertThat(sageMaker().revocations().supports(create(ANALYST))).isFalse();
  }

  @Test
  void aProfileLosesItsRole() {
    // Given
    giveAdaAProfile();

    // When
    assertThat(revoke(quarantine())).isEqualTo(DONE);

    // Then
    assertThat(ada().status()).isEqualTo(ProfileStatus.UPDATING);
    settle();
    assertThat(ada().status()).isEqualTo(ProfileStatus.IN_SERVICE);
    assertThat(ada().role()).contains(sageMaker().quarantineRole());
  }

  @Test
  void theRoleIsTakenFromAProfileThatIsGone() {
    assertThat(revoke(quarantine())).isEqualTo(DONE);
  }

  /** Tags are not required to take a role: somebody may have removed them. */
  @Test
  protected void aProfileWithoutOurTagsLosesItsRole() {
    // Given
    sageMaker().addForeignProfile(ADA, ADAS_SIGN_IN);

    // When
    assertThat(revoke(quarantine())).isEqualTo(DONE);

    // Then
    settle();
    assertThat(ada().role()).contains(sageMaker().quarantineRole());
  }

  @Test
  void aProfileKeepsItsRoleIfTheQuarantineRoleIsRefused() {
    // Given
    giveAdaAProfile();
    Profile before = ada();
    sageMaker().refuse(sageMaker().quarantineRole());

    // When // Then
    assertThat(revoke(quarantine())).isInstanceOf(OperationResult.Refused.class);
    assertThat(ada()).isEqualTo(before);
  }

  @Test
  void aProfileThatSageMakerIsChangingIsBusy() {
    assertThat(grant(create(ANALYST))).isEqualTo(DONE);
    assertBusy(revoke(quarantine()));
    assertBusy(revoke(deleteProfile()));

    settle();
    assertThat(grant(retarget(ENGINEER))).isEqualTo(DONE);
    assertBusy(revoke(quarantine()));
    assertBusy(revoke(deleteProfile()));

    settle();
    assertThat(revoke(deleteProfile())).isEqualTo(DONE);
    assertBusy(revoke(quarantine()));
    assertBusy(revoke(deleteProfile()));
  }

  @Test
  void aProfileWhoseCreationFailedIsDeleted() {
    // Given
    sageMaker().letTheNextChangeFail();
    giveAdaAProfile();
    assertBusy(revoke(quarantine()));

    // When
    assertThat(revoke(deleteProfile())).isEqualTo(DONE);

    // Then
    settle();
    assertThat(find(ADA)).isEmpty();
  }

  @Test
  void anAppIsDeletedOnce() {
    // Given
    giveAdaAProfile();
    ObservedApp.App app = sageMaker().startApp(ADA, Optional.empty(), "own");
    assertBusy(revoke(delete(app)));
    sageMaker().advance(APP);

    // When
    assertThat(revoke(delete(app))).isEqualTo(DONE);

    // Then
    assertBusy(revoke(delete(app)));
    sageMaker().advance(APP);
    assertThat(revoke(delete(app))).isNotInstanceOf(OperationResult.Refused.class);
    sageMaker().advance(Duration.ofDays(1));
    assertThat(revoke(delete(app))).isEqualTo(DONE);
  }

  @Test
  void whatNeverExistedIsDeleted() {
    giveAdaAProfile();

    assertThat(revoke(delete(new ObservedApp.App(Optional.empty(), "JupyterServer", "missing"))))
        .isEqualTo(DONE);
    assertThat(revoke(deleteLab())).isEqualTo(DONE);
  }

  @Test
  void aSpaceIsDeletedAfterItsApps() {
    // Given
    giveAdaAProfile();
    sageMaker().addSpace(ADA, LAB, false);
    ObservedApp.App app = runningApp(Optional.of(LAB), "in-lab");
    assertBusy(revoke(deleteLab()));
    assertThat(revoke(delete(app))).isEqualTo(DONE);
    assertBusy(revoke(deleteLab()));
    sageMaker().advance(APP);

    // When
    assertThat(revoke(deleteLab())).isEqualTo(DONE);

    // Then
    assertBusy(revoke(deleteLab()));
    settle();
    assertThat(revoke(deleteLab())).isEqualTo(DONE);
  }

  @Test
  void aProfileIsDeletedAfterItsAppsAndSpaces() {
    // Given
    giveAdaAProfile();
    ObservedApp.App app = runningApp(Optional.empty(), "own");
    assertBusy(revoke(deleteProfile()));
    assertThat(revoke(delete(app))).isEqualTo(DONE);
    assertBusy(revoke(deleteProfile()));
    sageMaker().advance(APP);
    sageMaker().addSpace(ADA, LAB, false);
    assertBusy(revoke(deleteProfile()));
    assertThat(revoke(deleteLab())).isEqualTo(DONE);
    assertBusy(revoke(deleteProfile()));
    settle();

    // When
    assertThat(revoke(deleteProfile())).isEqualTo(DONE);

    // Then
    settle();
    assertThat(find(ADA)).isEmpty();
  }

  /** IAM knows no tags of a profile that is gone, and denies the call. */
  @Test
  protected void aProfileThatIsGoneIsDeleted() {
    assertThat(revoke(deleteProfile())).isEqualTo(DONE);
  }

  /** The deprovisioner's policy allows the deletion of profiles with our tags only. */
  @Test
  protected void aForeignProfileIsNotDeleted() {
    // Given
    sageMaker().addForeignProfile(ADA, ADAS_SIGN_IN);
    Profile before = ada();

    // When // Then
    assertThat(revoke(deleteProfile())).isInstanceOf(OperationResult.Refused.class);
    assertThat(ada()).isEqualTo(before);
  }

  @Test
  void ofSeveralOperationsEachIsTriedAndAnsweredInOrder() {
    // Given
    giveAdaAProfile();
    ObservedApp.App running = runningApp(Optional.empty(), "running");
    ObservedApp.App starting = sageMaker().startApp(ADA, Optional.empty(), "starting");
    sageMaker().addSpace(ADA, LAB, false);

    // When
    List<OperationResult> results =
        sageMaker()
            .revocations()
            .executeAll(List.of(delete(starting), delete(running), deleteLab()));

    // Then
    assertBusy(results.getFirst());
    assertThat(results.subList(1, results.size())).containsExactly(DONE, DONE);
  }
}
