package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.aws.sagemaker.SageMakerStudio;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.OwnedResources;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.reconcile.Studio.Profile;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.wire.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppInstanceType;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.AuthMode;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.FeatureStatus;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

class SageMakerStudioTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/studio/analyst";
  private static final ProfileName ADA = new ProfileName("ada");
  private static final UserId ADAS_ID =
      new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001");

  private static final ListedSpaces NO_SPACES = new ListedSpaces(Instant.EPOCH, Set.of());

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private Studio account;
  private DomainArn domain;
  private SageMakerStudio studio;

  @BeforeEach
  void aDomainAndAStudioThatPagesAtTwo() {
    account = aws.cloud.studio();
    account.limitPagesTo(2);
    aws.cloud.directory().addUser("ada@example.com");
    domain = addDomain(it -> it.url("https://research.example.com"));
    SageMakerClient sageMaker = aws.sageMaker(Roles.deprovisioner(aws));
    studio = new SageMakerStudio(_ -> sageMaker, aws.clock);
  }

  private static DomainArn missing(String id) {
    return new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/" + id);
  }

  private DomainArn addDomain(Consumer<DescribeDomainResponse.Builder> differently) {
    return new DomainArn(account.addDomain("research", differently).domainArn());
  }

  private void addAda(Consumer<CreateUserProfileRequest.Builder> differently) {
    var request =
        CreateUserProfileRequest.builder()
            .domainId(domain.id().value())
            .userProfileName(ADA.value())
            .singleSignOnUserIdentifier("UserName")
            .singleSignOnUserValue("ada@example.com");
    differently.accept(request);
    account.addProfile(request.build());
  }

  private Profile ada() {
    return studio.profile(domain, ADA).orElseThrow();
  }

  @Test
  void anSsoDomainIsSuitable() {
    assertThat(studio.domain(domain))
        .hasValueSatisfying(
            found -> {
              assertThat(found.url()).isEqualTo("https://research.example.com");
              assertThat(found.unsuitable()).isEmpty();
              assertThat(found.application()).isPresent();
            });
  }

  @Test
  void aDomainInIamModeIsUnsuitableAndNamed() {
    // Given
    var iam = addDomain(it -> it.authMode(AuthMode.IAM));

    // When // Then
    assertThat(unsuitable(iam))
        .hasValueSatisfying(s -> assertThat(s).contains(iam.id() + " is in IAM"));
  }

  @Test
  void aDomainOfUnifiedStudioIsUnsuitableAndNamed() {
    // Given
    var unified =
        addDomain(
            it ->
                it.domainSettings(
                    settings ->
                        settings.unifiedStudioSettings(
                            u -> u.studioWebPortalAccess(FeatureStatus.ENABLED))));

    // When // Then
    assertThat(unsuitable(unified))
        .hasValueSatisfying(s -> assertThat(s).contains(unified.id() + " is managed by SageMaker"));
  }

  private Optional<String> unsuitable(DomainArn id) {
    return studio.domain(id).orElseThrow().unsuitable();
  }

  @Test
  void aMissingDomainIsEmpty() {
    assertThat(studio.domain(missing("d-missing"))).isEmpty();
  }

  @Test
  void aDomainThatCannotBeReadIsNoAnswerAndNotRemembered() {
    // Given
    aws.cloud
        .endpoint()
        .faults()
        .failNext(1, Faults.Kind.THROTTLED, "sagemaker", "DescribeDomain", Faults.ANY);

    // When // Then
    assertThatThrownBy(() -> studio.domain(domain)).isInstanceOf(SageMakerException.class);
    assertThat(studio.domain(domain)).isPresent();
  }

  @Test
  void aDomainIsReadAgainAfterTenMinutes() {
    // Given
    var late = missing("d-late");
    assertThat(studio.domain(late)).isEmpty();
    addDomain(it -> it.domainId(late.id().value()).domainArn(late.value()));

    // When
    aws.clock.advance(Duration.ofMinutes(10).minusNanos(1));
    var stillRemembered = studio.domain(late);
    aws.clock.advance(Duration.ofNanos(1));
    var readAgain = studio.domain(late);

    // Then
    assertThat(stillRemembered).isEmpty();
    assertThat(readAgain).isPresent();
  }

  @Test
  void anAbsentProfileIsEmpty() {
    assertThat(studio.profile(domain, ADA)).isEmpty();
  }

  @Test
  void tellsWhatStands() {
    // Given
    addAda(it -> it.userSettings(settings -> settings.executionRole(ROLE)));

    // When // Then
    assertThat(ada())
        .isEqualTo(
            new Profile(
                account.profiles().getFirst().userProfileArn(),
                ADA,
                ProfileStatus.IN_SERVICE,
                Optional.of("ada@example.com"),
                Optional.of(new RoleArn(ROLE)),
                UserSettings.NONE,
                Optional.of(
                    account.profiles().getFirst().creationTime().truncatedTo(ChronoUnit.MILLIS)),
                Optional.of(account.profiles().getFirst().lastModifiedTime()),
                Optional.empty(),
                Optional.of(account.profiles().getFirst().homeEfsFileSystemUid())));
  }

  @Test
  void tellsAllSettingsButTheRole() {
    // Given
    addAda(
        it ->
            it.userSettings(
                settings ->
                    settings
                        .executionRole(ROLE)
                        .jupyterLabAppSettings(
                            lab ->
                                lab.defaultResourceSpec(
                                        spec -> spec.instanceType(AppInstanceType.ML_T3_MEDIUM))
                                    .lifecycleConfigArns(List.of())
                                    .customImages(
                                        image ->
                                            image
                                                .imageName("ours")
                                                .imageVersionNumber(3)
                                                .appImageConfigName("config")))
                        .customPosixUserConfig(posix -> posix.uid(10_000L).gid(1_001L))
                        .studioWebPortalSettings(portal -> portal.hiddenAppTypes(AppType.CANVAS))));

    // When // Then
    assertThat(ada().settings())
        .isEqualTo(
            new UserSettings(
                Map.of(
                    "JupyterLabAppSettings",
                        Map.of(
                            "DefaultResourceSpec", Map.of("InstanceType", "ml.t3.medium"),
                            "LifecycleConfigArns", List.of(),
                            "CustomImages",
                                List.of(
                                    Map.of(
                                        "ImageName", "ours",
                                        "ImageVersionNumber", 3,
                                        "AppImageConfigName", "config"))),
                    "CustomPosixUserConfig", Map.of("Uid", 10_000, "Gid", 1_001),
                    "StudioWebPortalSettings", Map.of("HiddenAppTypes", List.of("Canvas")))));
  }

  @Test
  void aProfileMayHaveNoRoleOfItsOwn() {
    // Given
    addAda(it -> {});

    // When // Then
    assertThat(ada().role()).isEmpty();
    assertThat(ada().settings()).isEqualTo(UserSettings.NONE);
  }

  @Test
  void findsOurTagsOnALaterPage() {
    // Given
    addAda(
        it ->
            it.tags(
                tag("cost-centre", "1"),
                tag("department", "2"),
                tag("studio-access:managed-by", "studio-access"),
                tag("studio-access:user-id", ADAS_ID.value())));

    // When // Then
    assertThat(studio.taggedFor(domain, ada().arn())).contains(ADAS_ID);
  }

  @Test
  void foreignTagsMakeNoProfileOurs() {
    // Given
    addAda(
        it ->
            it.tags(
                tag("studio-access:managed-by", "somebody-else"),
                tag("studio-access:user-id", ADAS_ID.value())));

    // When // Then
    assertThat(studio.taggedFor(domain, ada().arn())).isEmpty();
  }

  @Test
  void readsTheAppsOfEveryShortPage() {
    // Given
    addAda(it -> {});
    var started = IntStream.range(0, 5).mapToObj(n -> "app-" + n).toList();
    started.forEach(
        app -> account.startApp(domain.id().value(), ADA.value(), AppType.KERNEL_GATEWAY, app));

    // When
    var apps = studio.ownedResources(domain, ADA, NO_SPACES).apps();

    // Then
    assertThat(apps).extracting(app -> app.app().name()).containsExactlyElementsOf(started);
    assertThat(apps)
        .allMatch(app -> app.status() == ObservedApp.Status.PENDING)
        .allMatch(app -> app.app().type().equals("KernelGateway"));
  }

  @Test
  void leavesOutTheAppsOfOthers() {
    // Given
    aws.cloud.directory().addUser("bob@example.com");
    addAda(it -> {});
    addAda(it -> it.userProfileName("bob").singleSignOnUserValue("bob@example.com"));
    account.startApp(domain.id().value(), "bob", AppType.JUPYTER_SERVER, "default");

    // When // Then
    OwnedResources owned = studio.ownedResources(domain, ADA, NO_SPACES);
    assertThat(owned.apps()).isEmpty();
    assertThat(owned.spaces()).isEmpty();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
