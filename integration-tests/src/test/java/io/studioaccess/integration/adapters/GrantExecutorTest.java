package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.aws.sagemaker.GrantExecutor;
import io.studioaccess.aws.ssoadmin.ApplicationClients;
import io.studioaccess.aws.ssoadmin.SsoApplicationGroups;
import io.studioaccess.integration.leastprivilege.ProvokesDenial;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.contracts.MapOfAssignments;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.reconcile.ApplicationAssignments;
import io.studioaccess.reconciler.reconcile.OperationResult;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.wire.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.StudioWebPortal;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

class GrantExecutorTest {

  private static final ProfileName ADA = new ProfileName("ada");
  private static final UserName SIGN_IN = new UserName("ada@example.com");
  private static final UserId ADAS_ID = new UserId("aaaaaaaa-0000-4000-8000-000000000001");
  private static final RoleArn ANALYST =
      new RoleArn("arn:aws:iam::111122223333:role/studio/analyst");
  private static final RoleArn ENGINEER =
      new RoleArn("arn:aws:iam::111122223333:role/studio/engineer");

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private Studio account;
  private DomainArn domain;
  private GrantExecutor executor;

  @BeforeEach
  void aDomainAndAUser() {
    account = aws.cloud.studio();
    domain = new DomainArn(account.addDomain("research").domainArn());
    aws.cloud.directory().addUser(SIGN_IN.value());
    String role = Roles.provisioner(aws);
    SageMakerClient sageMaker = aws.sageMaker(role);
    SsoAdminClient ssoAdmin = aws.client(SsoAdminClient.builder(), role);
    executor =
        new GrantExecutor(
            _ -> sageMaker,
            new ApplicationAssignments(
                new SsoApplicationGroups(new ApplicationClients(_ -> List.of(ssoAdmin))),
                new MapOfAssignments(),
                aws.clock));
  }

  private Operation.CreateProfile create(RoleArn role) {
    return new Operation.CreateProfile(domain, ADA, ADAS_ID, SIGN_IN, role, UserSettings.NONE);
  }

  private Operation.Retarget retarget() {
    return new Operation.Retarget(domain, ADA, ENGINEER, UserSettings.NONE);
  }

  private DescribeUserProfileResponse ada() {
    return account.findProfile(domain.id().value(), ADA.value()).orElseThrow();
  }

  private void refuses(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SageMakerException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
  }

  @Test
  void makesAProfileThatSignsInAsTheUserAndCarriesOurTags() {
    // When
    OperationResult applied = executor.execute(create(ANALYST));

    // Then
    assertThat(applied).isEqualTo(new OperationResult.Done());
    assertThat(ada().singleSignOnUserIdentifier()).isEqualTo("UserName");
    assertThat(ada().singleSignOnUserValue()).isEqualTo(SIGN_IN.value());
    assertThat(ada().userSettings().executionRole()).isEqualTo(ANALYST.value());
    assertThat(account.tags(ada().userProfileArn()))
        .isEqualTo(
            Map.of(
                "studio-access:managed-by",
                "studio-access",
                "studio-access:user-id",
                ADAS_ID.value()));
  }

  @Test
  void makesAProfileWithTheSettingsOfItsRow() {
    // When
    OperationResult applied =
        executor.execute(
            new Operation.CreateProfile(
                domain,
                ADA,
                ADAS_ID,
                SIGN_IN,
                ANALYST,
                new UserSettings(
                    Map.of(
                        "SecurityGroups",
                        List.of("sg-1", "sg-2"),
                        "SpaceStorageSettings",
                        Map.of(
                            "DefaultEbsStorageSettings",
                            Map.of(
                                "DefaultEbsVolumeSizeInGb", 10,
                                "MaximumEbsVolumeSizeInGb", 100)),
                        "StudioWebPortalSettings",
                        Map.of("HiddenAppTypes", List.of("Canvas")),
                        "StudioWebPortal",
                        "ENABLED"))));

    // Then
    assertThat(applied).isEqualTo(new OperationResult.Done());
    assertThat(ada().userSettings())
        .isEqualTo(
            software.amazon.awssdk.services.sagemaker.model.UserSettings.builder()
                .executionRole(ANALYST.value())
                .securityGroups("sg-1", "sg-2")
                .spaceStorageSettings(
                    storage ->
                        storage.defaultEbsStorageSettings(
                            ebs -> ebs.defaultEbsVolumeSizeInGb(10).maximumEbsVolumeSizeInGb(100)))
                .studioWebPortalSettings(portal -> portal.hiddenAppTypes(AppType.CANVAS))
                .studioWebPortal(StudioWebPortal.ENABLED)
                .build());
  }

  @Test
  void changesTheSettingsThatAreNamedAndNoOthers() {
    // Given
    executor.execute(
        new Operation.CreateProfile(
            domain,
            ADA,
            ADAS_ID,
            SIGN_IN,
            ANALYST,
            new UserSettings(
                Map.of("StudioWebPortal", "ENABLED", "SecurityGroups", List.of("sg-1")))));
    aws.clock.advance(Duration.ofMinutes(1));

    // When
    OperationResult applied =
        executor.execute(
            new Operation.Retarget(
                domain, ADA, ANALYST, new UserSettings(Map.of("SecurityGroups", List.of("sg-2")))));

    // Then
    assertThat(applied).isEqualTo(new OperationResult.Done());
    assertThat(ada().userSettings().securityGroups()).containsExactly("sg-2");
    assertThat(ada().userSettings().studioWebPortal()).isEqualTo(StudioWebPortal.ENABLED);
    assertThat(ada().userSettings().executionRole()).isEqualTo(ANALYST.value());
  }

  @Test
  void settingsThatSageMakerRefusesAreReturnedAsItsReason() {
    // Given
    var tooLong = new UserSettings(Map.of("DefaultLandingUri", "studio::" + "x".repeat(1023)));

    // When
    OperationResult applied =
        executor.execute(
            new Operation.CreateProfile(domain, ADA, ADAS_ID, SIGN_IN, ANALYST, tooLong));

    // Then
    assertThat(((OperationResult.Refused) applied).reason())
        .contains("userSettings.defaultLandingUri", "length less than or equal to 1023");
  }

  @Test
  void makingItASecondTimeIsDoneAndChangesNothing() {
    // Given
    executor.execute(create(ANALYST));
    var made = ada();

    // When
    OperationResult applied = executor.execute(create(ENGINEER));

    // Then
    assertThat(applied).isEqualTo(new OperationResult.Done());
    assertThat(ada()).isEqualTo(made);
  }

  @Test
  void aRefusalThatNoRetryCuresIsReturnedAsTheReason() {
    // Given
    aws.cloud
        .directory()
        .renameUser(aws.cloud.directory().users().getFirst().userId(), "ada.lovelace@example.com");

    // When
    OperationResult applied = executor.execute(create(ANALYST));

    // Then
    assertThat(applied)
        .isEqualTo(
            new OperationResult.Refused("Single sign-on user [ada@example.com] does not exist."));
  }

  @Test
  void changesTheRoleOfAProfileOfOurs() {
    // Given
    executor.execute(create(ANALYST));
    aws.clock.advance(Duration.ofMinutes(1));

    // When
    OperationResult applied = executor.execute(retarget());

    // Then
    assertThat(applied).isEqualTo(new OperationResult.Done());
    assertThat(ada().userSettings().executionRole()).isEqualTo(ENGINEER.value());
  }

  @Test
  void aProfileThatIsBusyIsLeftForTheNextLook() {
    // Given
    executor.execute(create(ANALYST));

    // When
    OperationResult applied = executor.execute(retarget());

    // Then
    assertThat(applied).isInstanceOf(OperationResult.Busy.class);
    assertThat(ada().userSettings().executionRole()).isEqualTo(ANALYST.value());
  }

  @Test
  @ProvokesDenial("sagemaker:UpdateUserProfile")
  void itsRoleKeepsItFromChangingAForeignProfile() {
    // Given
    account.addProfile(
        CreateUserProfileRequest.builder()
            .domainId(domain.id().value())
            .userProfileName(ADA.value())
            .singleSignOnUserIdentifier("UserName")
            .singleSignOnUserValue(SIGN_IN.value())
            .build());

    // When // Then
    refuses(() -> executor.execute(retarget()), "AccessDeniedException");
    assertThat(ada().userSettings()).isNull();
  }

  @Test
  @ProvokesDenial("iam:PassRole")
  void itsRoleKeepsItFromPassingARoleOutsideOfStudio() {
    // Given
    var administrator = new RoleArn("arn:aws:iam::111122223333:role/administrator");

    // When // Then
    refuses(() -> executor.execute(create(administrator)), "AccessDeniedException");
    assertThat(account.profiles()).isEmpty();
  }

  @Test
  void retryableErrorsAreThrown() {
    // Given
    aws.cloud
        .endpoint()
        .faults()
        .failNext(1, Faults.Kind.THROTTLED, "sagemaker", "CreateUserProfile", Faults.ANY);

    // When // Then
    refuses(() -> executor.execute(create(ANALYST)), "ThrottlingException");
  }

  /** The old tags and the new ones together would be more than the 50 that AWS allows. */
  @Test
  void thirtyTagsBecomeThirtyOthers() {
    // Given
    RowTags before = thirtyTags("old");
    RowTags after = thirtyTags("new");
    executor.execute(
        new Operation.CreateProfile(
            domain, ADA, ADAS_ID, SIGN_IN, ANALYST, UserSettings.NONE, before));
    aws.clock.advance(Duration.ofMinutes(1));

    // When
    OperationResult applied =
        executor.execute(
            new Operation.ChangeTags(
                domain,
                ADA,
                ada().userProfileArn(),
                after.byKey(),
                new TreeSet<>(before.byKey().keySet())));

    // Then
    assertThat(applied).isEqualTo(new OperationResult.Done());
    assertThat(account.tags(ada().userProfileArn()))
        .hasSize(32)
        .containsAllEntriesOf(after.byKey());
  }

  private static RowTags thirtyTags(String name) {
    return new RowTags(
        IntStream.range(0, 30).boxed().collect(Collectors.toMap(i -> name + i, _ -> "x")));
  }

  @Test
  void neverTakesAway() {
    // Given
    var deletion = new Operation.DeleteProfile(domain, ADA);

    // When // Then
    assertThat(executor.supports(deletion)).isFalse();
    assertThatThrownBy(() -> executor.execute(deletion))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(aws.cloud.endpoint().calls().all()).isEmpty();
  }

  @Test
  void aProfileUnderAnotherNameIsRefused() {
    // Given
    account.addProfile(
        CreateUserProfileRequest.builder()
            .domainId(domain.id().value())
            .userProfileName("by-hand")
            .singleSignOnUserIdentifier("UserName")
            .singleSignOnUserValue(SIGN_IN.value())
            .build());

    // When
    OperationResult applied = executor.execute(create(ANALYST));

    // Then
    assertThat(((OperationResult.Refused) applied).reason())
        .contains("not created by Studio Access");
  }

  @Test
  void letsTheGroupInAndASecondTimeToo() {
    // Given
    var group = aws.cloud.directory().addGroup("analysts");
    var application = new ApplicationArn(account.domains().getFirst().singleSignOnApplicationArn());
    var assign = new Operation.AssignGroup(domain, ADA, application, new GroupId(group.groupId()));

    // When // Then
    assertThat(executor.execute(assign)).isEqualTo(new OperationResult.Done());
    assertThat(executor.execute(assign)).isEqualTo(new OperationResult.Done());
    assertThat(aws.cloud.endpoint().calls().denied()).isEmpty();
  }
}
