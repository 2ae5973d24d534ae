package io.studioaccess.sandbox.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.aws.RevokingMandate;
import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.plan.ObservedApp;
import io.studioaccess.plan.Operation;
import io.studioaccess.reconcile.Applied;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.leastprivilege.ProvokesDenial;
import io.studioaccess.sandbox.studio.Studio;
import io.studioaccess.sandbox.wire.Faults;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppStatus;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sagemaker.model.UserProfileStatus;

class RevokingMandateTest {

  private static final ProfileName ADA = new ProfileName("ada");
  private static final Tag OURS =
      Tag.builder().key("studio-access:managed-by").value("studio-access").build();

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private Studio account;
  private DomainArn domain;
  private RevokingMandate mandate;
  private Operation deleteProfile;
  private Operation deleteApp;

  @BeforeEach
  void aDomainAndAUser() {
    account = aws.cloud.studio();
    domain = new DomainArn(account.addDomain("research").domainArn());
    aws.cloud.directory().addUser("ada@example.com");
    SageMakerClient sageMaker = aws.sageMaker(Roles.deprovisioner(aws));
    mandate = new RevokingMandate(_ -> sageMaker);
    deleteProfile = new Operation.DeleteProfile(domain, ADA);
    deleteApp =
        new Operation.DeleteApp(
            domain, ADA, new ObservedApp.App(Optional.empty(), "JupyterServer", "default"));
  }

  private void addAda(Tag... tags) {
    account.addProfile(
        CreateUserProfileRequest.builder()
            .domainId(domain.id().value())
            .userProfileName(ADA.value())
            .singleSignOnUserIdentifier("UserName")
            .singleSignOnUserValue("ada@example.com")
            .tags(tags)
            .build());
  }

  private void startApp() {
    account.startApp(domain.id().value(), ADA.value(), AppType.JUPYTER_SERVER, "default");
  }

  @Test
  void deletesTheAppAndThenTheProfile() {
    // Given
    addAda(OURS);
    startApp();
    aws.clock.advance(Duration.ofMinutes(10));

    // When
    assertThat(mandate.apply(deleteApp)).isEqualTo(new Applied.Done());
    aws.clock.advance(Duration.ofMinutes(10));
    assertThat(mandate.apply(deleteProfile)).isEqualTo(new Applied.Done());
    aws.clock.advance(Duration.ofMinutes(10));

    // Then
    assertThat(account.apps()).allMatch(app -> app.status() == AppStatus.DELETED);
    assertThat(account.profiles()).isEmpty();
  }

  @Test
  void anAppThatIsGoneAlreadyIsDone() {
    // Given
    addAda(OURS);

    // When // Then
    assertThat(mandate.apply(deleteApp)).isEqualTo(new Applied.Done());
  }

  /**
   * A profile that is gone has no tags, so the role may not touch it: the next look finds it
   * absent.
   */
  @Test
  @ProvokesDenial("sagemaker:DeleteUserProfile")
  void aProfileThatIsGoneAlreadyIsLeftToTheNextLook() {
    // Given
    addAda(OURS);
    mandate.apply(deleteProfile);
    aws.clock.advance(Duration.ofMinutes(10));

    // When // Then
    assertThatThrownBy(() -> mandate.apply(deleteProfile)).isInstanceOf(SageMakerException.class);
    assertThat(account.profiles()).isEmpty();
  }

  @Test
  void whatIsBusyIsLeftForTheNextLook() {
    // Given
    addAda(OURS);
    startApp();

    // When // Then
    assertThat(mandate.apply(deleteApp)).isInstanceOf(Applied.Busy.class);
    assertThat(mandate.apply(deleteProfile)).isInstanceOf(Applied.Busy.class);
    assertThat(account.apps()).allMatch(app -> app.status() == AppStatus.PENDING);
    assertThat(account.profiles())
        .allMatch(profile -> profile.status() == UserProfileStatus.IN_SERVICE);
  }

  @Test
  void anAppThatHasEndedSinceItWasListedIsLeftForTheNextLook() {
    // Given
    addAda(OURS);
    account.failNextApp("no capacity");
    startApp();
    aws.clock.advance(Duration.ofMinutes(10));

    // When // Then
    assertThat(mandate.apply(deleteApp)).isInstanceOf(Applied.Busy.class);
  }

  @Test
  @ProvokesDenial("sagemaker:DeleteUserProfile")
  void itsRoleKeepsItFromDeletingAForeignProfile() {
    // Given
    addAda();

    // When // Then
    assertThatThrownBy(() -> mandate.apply(deleteProfile))
        .isInstanceOfSatisfying(
            SageMakerException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
    assertThat(account.profiles()).hasSize(1);
  }

  @Test
  void whatMaySucceedLaterThrows() {
    // Given
    addAda(OURS);
    aws.cloud
        .door()
        .faults()
        .next(1, Faults.Kind.THROTTLED, "sagemaker", "DeleteUserProfile", Faults.ANY);

    // When // Then
    assertThatThrownBy(() -> mandate.apply(deleteProfile)).isInstanceOf(SageMakerException.class);
  }

  @Test
  void neverGives() {
    // Given
    var gift =
        new Operation.Retarget(
            domain,
            ADA,
            new RoleArn("arn:aws:iam::111122223333:role/studio/analyst"),
            UserSettings.NONE);

    // When // Then
    assertThat(mandate.covers(gift)).isFalse();
    assertThatThrownBy(() -> mandate.apply(gift)).isInstanceOf(IllegalArgumentException.class);
    assertThat(aws.cloud.door().calls().all()).isEmpty();
  }
}
