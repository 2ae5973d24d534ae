package io.studioaccess.sandbox.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.AppStatus;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.CreateSpaceRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteAppRequest;
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

class AppAndSpaceContractTest {

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration DELETION = Duration.ofMinutes(5);

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private SageMakerClient sageMaker;
  private Studio studio;
  private String domainId;

  @BeforeEach
  void addProfileWithSpace() {
    sageMaker = aws.sageMaker();
    studio = aws.cloud.studio();
    domainId = studio.addDomain("research").domainId();
    aws.cloud.directory().addUser("ada");
    studio.addProfile(
        CreateUserProfileRequest.builder()
            .domainId(domainId)
            .userProfileName("ada")
            .singleSignOnUserIdentifier("UserName")
            .singleSignOnUserValue("ada")
            .tags(t -> t.key("managed-by").value("us"))
            .build());
    studio.addSpace(domainId, "adas", "ada", SharingType.PRIVATE);
  }

  private void delete() {
    sageMaker.deleteApp(app());
  }

  private Consumer<DeleteAppRequest.Builder> app() {
    return r -> r.domainId(domainId).spaceName("adas").appType("JupyterLab").appName("default");
  }

  private void deleteSpace(String name) {
    sageMaker.deleteSpace(r -> r.domainId(domainId).spaceName(name));
  }

  private AppStatus status() {
    return sageMaker.listApps(r -> r.spaceNameEquals("adas")).apps().getLast().status();
  }

  private void start() {
    studio.startAppInSpace(domainId, "adas", AppType.JUPYTER_LAB, "default");
  }

  @Test
  void startsAndDeletesAnAppAsynchronously() {
    start();
    assertThat(status()).isEqualTo(AppStatus.PENDING);
    aws.clock.advance(START);
    assertThat(status()).isEqualTo(AppStatus.IN_SERVICE);
    delete();
    assertThat(status()).isEqualTo(AppStatus.DELETING);
    aws.clock.advance(DELETION);
    assertThat(status()).isEqualTo(AppStatus.DELETED);
  }

  @Test
  void appDeletionTakesTheConfiguredTime() {
    // Given
    start();
    aws.clock.advance(START);
    studio.durations(Durations.likeAws().withAppDeletion(Duration.ofMinutes(20)));

    // When
    delete();

    // Then
    aws.clock.advance(Duration.ofMinutes(20).minusMillis(1));
    assertThat(status()).isEqualTo(AppStatus.DELETING);
    aws.clock.advance(Duration.ofMillis(1));
    assertThat(status()).isEqualTo(AppStatus.DELETED);
  }

  @Test
  void startsSeveralAppsAtOnce() {
    // When
    studio.startApps(domainId, "ada", AppType.KERNEL_GATEWAY, "kernel", 12);
    studio.startAppsInSpace(domainId, "adas", AppType.JUPYTER_LAB, "lab", 3);

    // Then
    assertThat(sageMaker.listApps(r -> r.userProfileNameEquals("ada")).apps())
        .hasSize(12)
        .extracting(AppDetails::appName)
        .contains("kernel-1", "kernel-12");
    assertThat(sageMaker.listApps(r -> r.spaceNameEquals("adas")).apps())
        .extracting(AppDetails::appName, AppDetails::status)
        .containsExactly(
            tuple("lab-1", AppStatus.PENDING),
            tuple("lab-2", AppStatus.PENDING),
            tuple("lab-3", AppStatus.PENDING));
  }

  @Test
  void failsNextAppWithTheGivenReason() {
    // Given
    studio.failNextApp("no capacity");

    // When
    start();
    aws.clock.advance(START);

    // Then
    var app =
        sageMaker.describeApp(
            r -> r.domainId(domainId).spaceName("adas").appType("JupyterLab").appName("default"));
    assertThat(app.status()).isEqualTo(AppStatus.FAILED);
    assertThat(app.failureReason()).isEqualTo("no capacity");
  }

  @Test
  void keepsADeletedAppListedForADay() {
    start();
    aws.clock.advance(START);
    delete();
    aws.clock.advance(DELETION.plusHours(23));
    assertThat(status()).isEqualTo(AppStatus.DELETED);
    aws.clock.advance(Duration.ofHours(1));
    assertThat(sageMaker.listApps(r -> {}).apps()).isEmpty();
  }

  @Test
  void rejectsDeletionOfAFailedApp() {
    studio.failNextApp("no capacity");
    start();
    aws.clock.advance(START);
    assertThatThrownBy(this::delete)
        .isInstanceOf(SageMakerException.class)
        .hasMessageContaining("previously failed and was automatically deleted");
  }

  @Test
  void rejectsDeletionOfADeletedApp() {
    start();
    aws.clock.advance(START);
    delete();
    aws.clock.advance(DELETION);
    assertThatThrownBy(this::delete).hasMessageContaining("has already been deleted");
  }

  @Test
  void rejectsAnUnknownAppType() {
    assertThatThrownBy(() -> sageMaker.deleteApp(app().andThen(r -> r.appType("Emacs"))))
        .hasMessageContaining("enum value set");
  }

  @Test
  void appInheritsTheTagsOfItsOwner() {
    var arn = studio.startApp(domainId, "ada", AppType.JUPYTER_SERVER, "default").appArn();
    assertThat(studio.tags(arn)).containsEntry("managed-by", "us");
  }

  @Test
  void failedAppDoesNotBlockDeletion() {
    studio.failNextApp("no capacity");
    start();
    aws.clock.advance(START);
    deleteSpace("adas");
    aws.clock.advance(Duration.ofSeconds(20));
    sageMaker.deleteUserProfile(r -> r.domainId(domainId).userProfileName("ada"));
    aws.clock.advance(Duration.ofSeconds(10));
    assertThat(studio.profiles()).isEmpty();
  }

  @Test
  void aSpaceHasItsOwnerAndSharingAsConditionKeys() {
    // Given
    studio.addSpace(domainId, "teams", "ada", SharingType.SHARED);
    var limited =
        aws.sageMaker(
            aws.function(
                Map.of(
                    "Effect",
                    "Allow",
                    "Action",
                    List.of("sagemaker:DeleteSpace", "sagemaker:DeleteApp"),
                    "Resource",
                    "*",
                    "Condition",
                    Map.of(
                        "ArnLike",
                        Map.of("sagemaker:OwnerUserProfileArn", "arn:aws:sagemaker:*:*:*/ada"),
                        "StringEqualsIfExists",
                        Map.of("sagemaker:SpaceSharingType", "Private")))));
    start();
    aws.clock.advance(START);

    // When // Then
    assertThatThrownBy(() -> limited.deleteSpace(r -> r.domainId(domainId).spaceName("teams")))
        .hasMessageContaining("not authorized to perform: sagemaker:DeleteSpace");
    limited.deleteApp(app());
    aws.clock.advance(DELETION);
    limited.deleteSpace(r -> r.domainId(domainId).spaceName("adas"));
  }

  @Test
  void refusesTheRequestedNumberOfSpaceDeletions() {
    // Given
    studio.addSpace(domainId, "teams", "ada", SharingType.SHARED);
    studio.refuseSpaceDeletions(domainId, "adas", 2);

    // When
    deleteSpace("teams");

    // Then
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> deleteSpace("adas")).isInstanceOf(ResourceInUseException.class);
    }
    deleteSpace("adas");
    aws.clock.advance(Duration.ofSeconds(20));
    assertThat(studio.spaces()).isEmpty();
  }

  @Test
  void removesTheTagsOfADeletedSpace() {
    // Given
    var arn = studio.spaces().getFirst().spaceArn();
    sageMaker.addTags(r -> r.resourceArn(arn).tags(t -> t.key("team").value("x")));

    // When
    deleteSpace("adas");

    // Then
    assertThat(studio.tags(arn)).containsEntry("team", "x");
    aws.clock.advance(Duration.ofSeconds(20));
    assertThat(studio.tags(arn)).isEmpty();
  }

  private void rejects(UnaryOperator<CreateSpaceRequest.Builder> change, String message) {
    var request = CreateSpaceRequest.builder().domainId(domainId).spaceName("new");
    assertThatThrownBy(() -> sageMaker.createSpace(change.apply(request).build()))
        .isInstanceOfSatisfying(
            SageMakerException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
        .hasMessageContaining(message);
    assertThat(studio.spaces()).hasSize(1);
  }

  private static CreateSpaceRequest.Builder ofAda(
      CreateSpaceRequest.Builder request, SharingType sharing) {
    return request
        .ownershipSettings(o -> o.ownerUserProfileName("ada"))
        .spaceSharingSettings(s -> s.sharingType(sharing));
  }

  @Test
  void createsASharedSpaceWithoutSettings() {
    sageMaker.createSpace(
        ofAda(CreateSpaceRequest.builder().domainId(domainId).spaceName("team"), SharingType.SHARED)
            .build());

    assertThat(studio.spaces()).hasSize(2);
  }

  @Test
  void rejectsASpaceWhoseOwnerIsNotInService() {
    sageMaker.createUserProfile(
        r ->
            r.domainId(domainId)
                .userProfileName("bob")
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(aws.cloud.directory().addUser("bob").userName()));

    assertThatThrownBy(() -> studio.addSpace(domainId, "bobs", "bob", SharingType.PRIVATE))
        .hasMessageContaining("[bob] is not InService");
  }

  @Test
  void rejectsATagTwice() {
    rejects(
        r -> r.tags(t -> t.key("team").value("a"), t -> t.key("team").value("b")),
        "Tag keys must be unique");
  }

  @Test
  void pagesThroughApps() {
    for (var name : new String[] {"a", "b", "c"}) {
      studio.startAppInSpace(domainId, "adas", AppType.JUPYTER_LAB, name);
    }
    studio.limitPagesTo(2);
    assertThat(sageMaker.listApps(r -> {}).apps()).hasSize(2);
    assertThat(sageMaker.listAppsPaginator(r -> {}).apps().stream().count()).isEqualTo(3);
  }
}
