package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.reconcile.OperationResult;
import io.studioaccess.reconciler.reconcile.Studio.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts about SageMaker share: Ada, who is an analyst and has no profile yet. */
public abstract class OnStudio {
  static final OperationResult DONE = new OperationResult.Done();
  static final ProfileName ADA = new ProfileName("ada");
  static final ProfileName BOB = new ProfileName("bob");
  static final UserId ADAS_ID = new UserId("aaaaaaaa-0000-4000-8000-000000000001");
  static final String ADAS_SIGN_IN = "ada@example.com";
  static final String BOBS_SIGN_IN = "bob@example.com";
  static final RoleArn ANALYST = new RoleArn("arn:aws:iam::111122223333:role/studio/analyst");
  static final RoleArn ENGINEER = new RoleArn("arn:aws:iam::111122223333:role/studio/engineer");

  /** Longer than a change of a profile or the deletion of a space takes. */
  private static final Duration CHANGE = Duration.ofMinutes(1);

  protected abstract StudioUnderTest sageMaker();

  @BeforeEach
  void adaAndBobAreInTheDirectory() {
    sageMaker().addUser(ADAS_SIGN_IN);
    sageMaker().addUser(BOBS_SIGN_IN);
  }

  void settle() {
    sageMaker().advance(CHANGE);
  }

  Operation create(RoleArn role) {
    return create(role, RowTags.NONE);
  }

  Operation create(RoleArn role, RowTags tags) {
    return new Operation.CreateProfile(
        sageMaker().domain(),
        ADA,
        ADAS_ID,
        new UserName(ADAS_SIGN_IN),
        role,
        UserSettings.NONE,
        tags);
  }

  Operation retarget(RoleArn role) {
    return new Operation.Retarget(sageMaker().domain(), ADA, role, UserSettings.NONE);
  }

  Operation quarantine(Optional<Instant> due) {
    return new Operation.Quarantine(
        sageMaker().domain(),
        ADA,
        sageMaker().studio().profile(sageMaker().domain(), ADA).map(Profile::arn),
        sageMaker().quarantineRole(),
        due);
  }

  Operation deleteProfile() {
    return new Operation.DeleteProfile(sageMaker().domain(), ADA);
  }

  OperationResult grant(Operation operation) {
    return sageMaker().grants().execute(operation);
  }

  OperationResult revoke(Operation operation) {
    return sageMaker().revocations().execute(operation);
  }

  /** The profile of Ada is in service. */
  void giveAdaAProfile() {
    assertThat(grant(create(ANALYST))).isEqualTo(DONE);
    settle();
  }

  Optional<Profile> find(ProfileName name) {
    return sageMaker().studio().profile(sageMaker().domain(), name);
  }

  Profile ada() {
    return find(ADA).orElseThrow();
  }
}
