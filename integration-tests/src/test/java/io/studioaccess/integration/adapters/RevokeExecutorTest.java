package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.aws.sagemaker.RevokeExecutor;
import io.studioaccess.integration.leastprivilege.ProvokesDenial;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.reconcile.OperationResult;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.wire.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

class RevokeExecutorTest {

  private static final ProfileName ADA = new ProfileName("ada");
  private static final String QUARANTINE =
      "arn:aws:iam::111122223333:role/studio-access/studio-access-quarantine";
  private static final Tag OURS =
      Tag.builder().key("studio-access:managed-by").value("studio-access").build();

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private Studio account;
  private DomainArn domain;
  private RevokeExecutor executor;
  private Operation deleteProfile;
  private Operation deleteApp;

  @BeforeEach
  void aDomainAndAUser() {
    account = aws.cloud.studio();
    domain = new DomainArn(account.addDomain("research").domainArn());
    aws.cloud.directory().addUser("ada@example.com");
    SageMakerClient sageMaker = aws.sageMaker(Roles.deprovisioner(aws));
    executor = new RevokeExecutor(_ -> sageMaker);
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
    assertThat(executor.execute(deleteApp)).isEqualTo(new OperationResult.Done());
    aws.clock.advance(Duration.ofMinutes(10));
    assertThat(executor.execute(deleteProfile)).isEqualTo(new OperationResult.Done());
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
    assertThat(executor.execute(deleteApp)).isEqualTo(new OperationResult.Done());
  }

  @Test
  @ProvokesDenial("sagemaker:DeleteUserProfile")
  void profileThatIsGoneAlreadyIsDone() {
    // Given
    addAda(OURS);
    executor.execute(deleteProfile);
    aws.clock.advance(Duration.ofMinutes(10));

    // When // Then
    assertThat(executor.execute(deleteProfile)).isEqualTo(new OperationResult.Done());
    assertThat(account.profiles()).isEmpty();
  }

  @Test
  void aProfileWithFiftyTagsLosesItsRole() {
    // Given
    List<Tag> tags = new ArrayList<>(List.of(OURS));
    while (tags.size() < 50) {
      tags.add(Tag.builder().key("tag-" + tags.size()).value("x").build());
    }
    addAda(tags.toArray(Tag[]::new));

    // When
    OperationResult result = executor.execute(quarantine());

    // Then
    assertThat(result).isEqualTo(new OperationResult.Done());
    assertThat(account.profiles().getFirst().userSettings().executionRole()).isEqualTo(QUARANTINE);
  }

  @Test
  @ProvokesDenial("sagemaker:AddTags")
  void aProfileWithoutOurTagsLosesItsRole() {
    // Given
    addAda();

    // When
    OperationResult result = executor.execute(quarantine());

    // Then
    assertThat(result).isEqualTo(new OperationResult.Done());
    assertThat(account.profiles().getFirst().userSettings().executionRole()).isEqualTo(QUARANTINE);
  }

  @Test
  void aRefusedTagKeepsNobodysRole() {
    // Given
    addAda(OURS);
    aws.cloud
        .endpoint()
        .faults()
        .failNext(1, Faults.Kind.FAILED_BEFORE_EFFECT, "sagemaker", "AddTags", Faults.ANY);

    // When // Then
    assertThat(executor.execute(quarantine())).isEqualTo(new OperationResult.Done());
    assertThat(account.profiles().getFirst().userSettings().executionRole()).isEqualTo(QUARANTINE);
  }

  private Operation quarantine() {
    return new Operation.Quarantine(
        domain,
        ADA,
        Optional.of(account.profiles().getFirst().userProfileArn()),
        new RoleArn(QUARANTINE),
        Optional.of(aws.clock.instant().plus(Duration.ofDays(7))));
  }

  @Test
  void aBusyResourceIsLeftForTheNextReconcile() {
    // Given
    addAda(OURS);
    startApp();

    // When // Then
    assertThat(executor.execute(deleteApp)).isInstanceOf(OperationResult.Busy.class);
    assertThat(executor.execute(deleteProfile)).isInstanceOf(OperationResult.Busy.class);
    assertThat(account.apps()).allMatch(app -> app.status() == AppStatus.PENDING);
    assertThat(account.profiles())
        .allMatch(profile -> profile.status() == UserProfileStatus.IN_SERVICE);
  }

  @Test
  void anAppThatEndedSinceListingIsLeftForTheNextReconcile() {
    // Given
    addAda(OURS);
    account.failNextApp("no capacity");
    startApp();
    aws.clock.advance(Duration.ofMinutes(10));

    // When // Then
    assertThat(executor.execute(deleteApp)).isInstanceOf(OperationResult.Busy.class);
  }

  @Test
  @ProvokesDenial("sagemaker:DeleteUserProfile")
  void itsRoleKeepsItFromDeletingAForeignProfile() {
    // Given
    addAda();

    // When // Then
    assertThat(executor.execute(deleteProfile))
        .isInstanceOfSatisfying(
            OperationResult.Refused.class,
            refused -> assertThat(refused.reason()).contains("DeleteProfile", "is denied"));
    assertThat(account.profiles()).hasSize(1);
  }

  @Test
  void retryableErrorsAreThrown() {
    // Given
    addAda(OURS);
    aws.cloud
        .endpoint()
        .faults()
        .failNext(1, Faults.Kind.THROTTLED, "sagemaker", "DeleteUserProfile", Faults.ANY);

    // When // Then
    assertThatThrownBy(() -> executor.execute(deleteProfile))
        .isInstanceOf(SageMakerException.class);
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
    assertThat(executor.supports(gift)).isFalse();
    assertThatThrownBy(() -> executor.execute(gift)).isInstanceOf(IllegalArgumentException.class);
    assertThat(aws.cloud.endpoint().calls().all()).isEmpty();
  }
}
