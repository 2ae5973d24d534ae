package io.studioaccess.sandbox.sagemaker;

import static io.studioaccess.sandbox.cloud.CloudUnderTest.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.AuthMode;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DefaultSpaceStorageSettings;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.DomainStatus;
import software.amazon.awssdk.services.sagemaker.model.JupyterLabAppSettings;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceLimitExceededException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.UserProfileStatus;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

class UserProfileContractTest {

  private static final String LIFECYCLE =
      "arn:aws:sagemaker:eu-west-1:111122223333:studio-lifecycle-config/ours";
  private static final String ROLE = "arn:aws:iam::111122223333:role/studio/analyst";

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private SageMakerClient sageMaker;
  private String domainId;

  @BeforeEach
  void addDomainAndUser() {
    sageMaker = aws.sageMaker();
    domainId = aws.cloud.studio().addDomain("research").domainId();
    aws.cloud.directory().addUser("ada@example.com");
  }

  private CreateUserProfileRequest.Builder ada() {
    return CreateUserProfileRequest.builder()
        .domainId(domainId)
        .userProfileName("ada")
        .singleSignOnUserIdentifier("UserName")
        .singleSignOnUserValue("ada@example.com")
        .userSettings(s -> s.executionRole(ROLE));
  }

  private DescribeUserProfileResponse describe() {
    return sageMaker.describeUserProfile(r -> r.domainId(domainId).userProfileName("ada"));
  }

  private void createInService() {
    sageMaker.createUserProfile(ada().build());
    aws.clock.advance(Duration.ofSeconds(10));
  }

  private void update(Consumer<UserSettings.Builder> settings) {
    sageMaker.updateUserProfile(
        r -> r.domainId(domainId).userProfileName("ada").userSettings(settings));
  }

  private static void failsWith(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SageMakerException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
  }

  private static void failsValidation(ThrowingCallable call, String message) {
    failsWith(call, "ValidationException");
    assertThatThrownBy(call).hasMessageContaining(message);
  }

  @Test
  void becomesInServiceAfterTheCreationTime() {
    // When
    sageMaker.createUserProfile(ada().build());

    // Then
    assertThat(describe().status()).isEqualTo(UserProfileStatus.PENDING);
    assertThat(aws.cloud.studios().nextTransition()).contains(CloudUnderTest.START.plusSeconds(10));
    aws.clock.advance(Duration.ofSeconds(10));
    assertThat(describe().status()).isEqualTo(UserProfileStatus.IN_SERVICE);
    assertThat(describe().homeEfsFileSystemUid()).isNotBlank();
    assertThat(describe().creationTime()).isEqualTo(CloudUnderTest.START);
    assertThat(aws.cloud.studios().nextTransition()).isEmpty();
  }

  @Test
  void failsNextProfileWithTheGivenReason() {
    aws.cloud.studio().failNextProfile("no room on the file system");
    createInService();
    assertThat(describe().status()).isEqualTo(UserProfileStatus.FAILED);
    assertThat(describe().failureReason()).isEqualTo("no room on the file system");
  }

  @Test
  void rejectsASignOnNameInAnIamDomain() {
    var iam = aws.cloud.studio().addDomain("iam", d -> d.authMode(AuthMode.IAM)).domainId();
    failsValidation(() -> sageMaker.createUserProfile(ada().domainId(iam).build()), "not allowed");
  }

  @Test
  void rejectsADomainThatIsNotInService() {
    var deletingDomainId =
        aws.cloud.studio().addDomain("old", d -> d.status(DomainStatus.DELETING)).domainId();
    failsValidation(
        () -> sageMaker.createUserProfile(ada().domainId(deletingDomainId).build()), "Deleting");
  }

  @Test
  void rejectsProfilesBeyondTheQuota() {
    aws.cloud.studio().limitProfilesPerDomainTo(0);
    assertThatThrownBy(() -> sageMaker.createUserProfile(ada().build()))
        .isInstanceOf(ResourceLimitExceededException.class);
  }

  @Test
  void rejectsCreationWithADeletedRoleUntilRestored() {
    // Given
    aws.cloud.studio().deleteRole(ROLE);

    // Then
    failsValidation(
        () -> sageMaker.createUserProfile(ada().build()), ROLE + "] does not exist or cannot");
    assertThat(aws.cloud.studio().profiles()).isEmpty();

    // When
    aws.cloud.studio().restoreRole(ROLE);

    // Then
    createInService();
    assertThat(describe().userSettings().executionRole()).isEqualTo(ROLE);
  }

  @Test
  void rejectedUpdateToADeletedRoleChangesNothing() {
    // Given
    createInService();
    var deleted = "arn:aws:iam::111122223333:role/studio/deleted";
    aws.cloud.studio().deleteRole(deleted);

    // Then
    failsValidation(
        () -> update(s -> s.executionRole(deleted)), deleted + "] does not exist or cannot");
    assertThat(describe().status()).isEqualTo(UserProfileStatus.IN_SERVICE);
    assertThat(describe().userSettings().executionRole()).isEqualTo(ROLE);
  }

  @Test
  void checksOnlyTheRoleThatAnUpdateNames() {
    // Given
    createInService();
    aws.cloud.studio().deleteRole(ROLE);

    // When
    update(s -> s.defaultLandingUri("studio::"));

    // Then
    assertThat(describe().status()).isEqualTo(UserProfileStatus.UPDATING);
    assertThat(describe().userSettings().executionRole()).isEqualTo(ROLE);
  }

  @Test
  void rejectedTagPreventsCreation() {
    failsValidation(
        () -> sageMaker.createUserProfile(ada().tags(t -> t.key("aws:mine").value("v")).build()),
        "aws:");
    assertThat(aws.cloud.studio().profiles()).isEmpty();
  }

  @Test
  void rejectsDeletionOfAProfileWithApps() {
    createInService();
    aws.cloud.studio().startApp(domainId, "ada", AppType.JUPYTER_SERVER, "default");
    assertThatThrownBy(
            () -> sageMaker.deleteUserProfile(r -> r.domainId(domainId).userProfileName("ada")))
        .isInstanceOf(ResourceInUseException.class)
        .hasMessageContaining("Unable to delete UserProfile [")
        .hasMessageContaining("] because App(s) are associated with it.");
  }

  @Test
  void pagesThroughProfiles() {
    IntStream.range(0, 5).forEach(i -> aws.cloud.directory().addUser("user" + i));
    IntStream.range(0, 5)
        .forEach(
            i ->
                sageMaker.createUserProfile(
                    ada().userProfileName("user" + i).singleSignOnUserValue("user" + i).build()));
    aws.cloud.studio().limitPagesTo(2);
    assertThat(sageMaker.listUserProfiles(r -> r.domainIdEquals(domainId)).userProfiles())
        .hasSize(2);
    assertThat(
            sageMaker
                .listUserProfilesPaginator(r -> r.domainIdEquals(domainId))
                .userProfiles()
                .stream()
                .map(p -> p.userProfileName()))
        .containsExactly("user0", "user1", "user2", "user3", "user4");
  }

  @Test
  void showsNoDomainsOfOtherAccounts() {
    assertThat(aws.cloud.studios().in("444455556666", "eu-west-1").domains()).isEmpty();
    assertThat(aws.cloud.directory().identityStoreId()).isEqualTo(STORE);
  }

  @Test
  void storesAllSettings() {
    // Given
    var settings = manySettings();

    // When
    sageMaker.createUserProfile(ada().userSettings(settings).build());

    // Then
    assertThat(describe().userSettings()).isEqualTo(settings);
  }

  @Test
  void updateReplacesNamedMembersAsAWhole() {
    // Given
    sageMaker.createUserProfile(ada().userSettings(manySettings()).build());
    aws.clock.advance(Duration.ofSeconds(10));

    // When
    sageMaker.updateUserProfile(
        r ->
            r.domainId(domainId)
                .userProfileName("ada")
                .userSettings(
                    s ->
                        s.jupyterLabAppSettings(lab -> lab.lifecycleConfigArns(LIFECYCLE))
                            .securityGroups(List.of())));

    // Then
    assertThat(describe().userSettings())
        .isEqualTo(
            manySettings().toBuilder()
                .jupyterLabAppSettings(lab -> lab.lifecycleConfigArns(LIFECYCLE))
                .securityGroups(List.of())
                .build());
  }

  @Test
  void rejectsSettingsOutsideTheirBounds() {
    var wrong =
        List.<Map.Entry<String, Consumer<UserSettings.Builder>>>of(
            Map.entry("securityGroups.1.member", s -> s.securityGroups("sg 1")),
            Map.entry("greater than or equal to 60", s -> s.jupyterLabAppSettings(idle(59))),
            Map.entry("less than or equal to 525600", s -> s.jupyterLabAppSettings(idle(525_601))),
            Map.entry("greater than or equal to 5", s -> s.spaceStorageSettings(ebs(4, 10))),
            Map.entry("less than or equal to 16384", s -> s.spaceStorageSettings(ebs(5, 16_385))),
            Map.entry(
                "hiddenMlTools",
                s -> s.studioWebPortalSettings(p -> p.hiddenMlToolsWithStrings("Hammer"))),
            Map.entry("autoMountHomeEFS", s -> s.autoMountHomeEFS("Perhaps")),
            Map.entry("uid", s -> s.customPosixUserConfig(c -> c.uid(9_999L).gid(1001L))),
            Map.entry(
                "lifecycleConfigArns.1.member",
                s -> s.jupyterLabAppSettings(lab -> lab.lifecycleConfigArns("mine"))));
    for (var each : wrong) {
      failsValidation(
          () -> sageMaker.createUserProfile(ada().userSettings(each.getValue()).build()),
          each.getKey());
    }
  }

  @Test
  void listsTheSameModificationTimeAsDescribe() {
    // Given
    aws.clock.advance(Duration.ofNanos(123_456_789));
    Instant created = aws.clock.instant().truncatedTo(ChronoUnit.MILLIS);
    createInService();
    assertThat(lastModified()).isEqualTo(created.plusSeconds(10));

    // When
    sageMaker.updateUserProfile(r -> r.domainId(domainId).userProfileName("ada"));
    aws.clock.advance(Duration.ofSeconds(60));

    // Then
    assertThat(describe().creationTime()).isEqualTo(created);
    assertThat(lastModified()).isEqualTo(created.plusSeconds(20));

    // When
    sageMaker.deleteUserProfile(r -> r.domainId(domainId).userProfileName("ada"));

    // Then
    assertThat(lastModified()).isEqualTo(created.plusSeconds(70));
  }

  private Instant lastModified() {
    var listed = sageMaker.listUserProfiles(r -> r.domainIdEquals(domainId)).userProfiles();
    assertThat(listed)
        .singleElement()
        .satisfies(
            it -> assertThat(it.lastModifiedTime()).isEqualTo(describe().lastModifiedTime()));
    return describe().lastModifiedTime();
  }

  private static UserSettings manySettings() {
    return UserSettings.builder()
        .executionRole(ROLE)
        .securityGroups("sg-1", "sg-2")
        .sharingSettings(share -> share.notebookOutputOption("Disabled"))
        .jupyterLabAppSettings(
            lab ->
                lab.defaultResourceSpec(
                        spec -> spec.instanceType("ml.t3.medium").lifecycleConfigArn(LIFECYCLE))
                    .customImages(
                        image ->
                            image
                                .imageName("ours")
                                .appImageConfigName("ours-config")
                                .imageVersionNumber(3))
                    .codeRepositories(r -> r.repositoryUrl("https://example.com/team/code"))
                    .appLifecycleManagement(
                        m ->
                            m.idleSettings(
                                i ->
                                    i.lifecycleManagement("ENABLED")
                                        .idleTimeoutInMinutes(60)
                                        .maxIdleTimeoutInMinutes(525_600))))
        .spaceStorageSettings(ebs(5, 16_384))
        .studioWebPortal("ENABLED")
        .studioWebPortalSettings(
            portal ->
                portal
                    .hiddenAppTypesWithStrings("Canvas")
                    .hiddenMlToolsWithStrings("Models", "Pipelines")
                    .hiddenInstanceTypesWithStrings("ml.p3.2xlarge"))
        .defaultLandingUri("studio::")
        .customPosixUserConfig(c -> c.uid(10_000L).gid(1001L))
        .customFileSystemConfigs(
            f -> f.efsFileSystemConfig(e -> e.fileSystemId("fs-0123abcd").fileSystemPath("/home")))
        .autoMountHomeEFS("Enabled")
        .build();
  }

  private static Consumer<JupyterLabAppSettings.Builder> idle(int minutes) {
    return lab ->
        lab.appLifecycleManagement(m -> m.idleSettings(i -> i.idleTimeoutInMinutes(minutes)));
  }

  private static Consumer<DefaultSpaceStorageSettings.Builder> ebs(int usual, int most) {
    return storage ->
        storage.defaultEbsStorageSettings(
            ebs -> ebs.defaultEbsVolumeSizeInGb(usual).maximumEbsVolumeSizeInGb(most));
  }
}
