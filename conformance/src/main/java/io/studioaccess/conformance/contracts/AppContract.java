package io.studioaccess.conformance.contracts;

import static io.studioaccess.conformance.contracts.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.conformance.aws.Aws;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.AppInstanceType;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SharingType;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/**
 * The life of one app, from its start to its deletion, in this order, because starting and deleting
 * take minutes and the app costs money while it runs.
 */
@AsksAws
public class AppContract {

  private static final Tag TEAM = Tag.builder().key("team").value("x").build();
  private static final Duration LONGEST_START = Duration.ofMinutes(20);
  private static final Duration LONGEST_DELETION = Duration.ofMinutes(30);
  private static final String APP = "default";

  private final Aws aws;
  private final People people;
  private final Profiles profiles;
  private final Spaces spaces;
  private final SageMakerClient sageMaker;
  private final String domainId;
  private String profile = "";
  private String space = "";

  AppContract(Aws aws) {
    this.aws = aws;
    people = new People(aws);
    profiles = new Profiles(aws);
    spaces = new Spaces(aws);
    sageMaker = aws.sageMaker();
    domainId = aws.target().domainId();
  }

  @BeforeAll
  void addSpace() {
    profile = profiles.newProfile(people.newUser(), r -> r.tags(TEAM));
    space = spaces.newSpace(profile, SharingType.PRIVATE);
  }

  private void create(AppType type) {
    sageMaker.createApp(
        r ->
            r.domainId(domainId)
                .spaceName(space)
                .appType(type)
                .appName(APP)
                .resourceSpec(spec -> spec.instanceType(AppInstanceType.ML_T3_MEDIUM)));
  }

  private void deleteApp() {
    sageMaker.deleteApp(
        r -> r.domainId(domainId).spaceName(space).appType(AppType.JUPYTER_LAB).appName(APP));
  }

  private List<AppDetails> listed() {
    return sageMaker
        .listAppsPaginator(r -> r.domainIdEquals(domainId).spaceNameEquals(space))
        .apps()
        .stream()
        .toList();
  }

  private String status() {
    try {
      return sageMaker
          .describeApp(
              r -> r.domainId(domainId).spaceName(space).appType(AppType.JUPYTER_LAB).appName(APP))
          .statusAsString();
    } catch (ResourceNotFoundException e) {
      return Profiles.GONE;
    }
  }

  private void requireRunning() {
    if (!status().equals("InService")) {
      throw Setup.missing("the app does not run");
    }
  }

  @Test
  @Order(1)
  void unknownAppIsNotFound() {
    refuses("ResourceNotFound", this::deleteApp);
  }

  @Test
  @Order(1)
  void rejectsJupyterLabOutsideASpace() {
    refuses(
        "ValidationException",
        () ->
            sageMaker.createApp(
                r ->
                    r.domainId(domainId)
                        .userProfileName(profile)
                        .appType(AppType.JUPYTER_LAB)
                        .appName(APP)));
  }

  @Test
  @Order(1)
  void rejectsAnAppOfAnotherTypeThanItsSpace() {
    refuses("ValidationException", () -> create(AppType.CODE_EDITOR));
  }

  @Test
  @Order(1)
  void rejectsAnAppWithTwoOwners() {
    refuses(
        "ValidationException",
        () ->
            sageMaker.deleteApp(
                r ->
                    r.domainId(domainId)
                        .spaceName(space)
                        .userProfileName(profile)
                        .appType(AppType.JUPYTER_LAB)
                        .appName(APP)));
  }

  @Test
  @Order(1)
  void rejectsAListingByProfileAndSpace() {
    refuses(
        "ValidationException",
        () ->
            sageMaker.listApps(
                r ->
                    r.domainIdEquals(domainId)
                        .spaceNameEquals(space)
                        .userProfileNameEquals(profile)));
  }

  @Test
  @Order(2)
  void rejectsDeletionOfAPendingApp() {
    create(AppType.JUPYTER_LAB);
    assertThat(status()).isEqualTo("Pending");
    refuses("ResourceInUse", this::deleteApp);
  }

  @Test
  @Order(3)
  void startsAnApp() {
    aws.answers()
        .took(
            "start of an app",
            aws.waiter().until("the app", "InService", LONGEST_START, this::status));
  }

  @Test
  @Order(4)
  void appInheritsTheTagsOfItsProfile() {
    requireRunning();
    String arn =
        sageMaker
            .describeApp(
                r ->
                    r.domainId(domainId).spaceName(space).appType(AppType.JUPYTER_LAB).appName(APP))
            .appArn();
    assertThat(sageMaker.listTags(r -> r.resourceArn(arn)).tags()).contains(TEAM);
  }

  @Test
  @Order(4)
  void spaceWithAnAppCannotBeDeleted() {
    requireRunning();
    refuses("ResourceInUse", () -> spaces.delete(space));
  }

  @Test
  @Order(4)
  void profileWhoseSpaceHasAnAppCannotBeDeleted() {
    requireRunning();
    refuses("ResourceInUse", () -> profiles.delete(profile));
  }

  @Test
  @Order(5)
  void roleChangesWhileAnAppRuns() {
    // Given
    String other =
        aws.target()
            .otherRole()
            .orElseThrow(() -> Setup.missing("a second role is needed: OTHER_ROLE"));
    requireRunning();

    // When
    profiles.update(profile, s -> s.executionRole(other));
    aws.answers().took("change of role while an app runs", profiles.awaitInService(profile));

    // Then
    assertThat(profiles.describe(profile).userSettings().executionRole()).isEqualTo(other);
    assertThat(status()).isEqualTo("InService");
  }

  @Test
  @Order(6)
  void deletesAnApp() {
    requireRunning();
    deleteApp();
    assertThat(status()).isEqualTo("Deleting");
    aws.answers()
        .took(
            "deletion of an app",
            aws.waiter().until("the app", "Deleted", LONGEST_DELETION, this::status));
  }

  private void requireDeleted() {
    if (!status().equals("Deleted")) {
      throw Setup.missing("the app was not deleted");
    }
  }

  @Test
  @Order(7)
  void deletedAppStaysListed() {
    requireDeleted();
    assertThat(listed()).extracting(AppDetails::statusAsString).containsExactly("Deleted");
  }

  @Test
  @Order(7)
  void rejectsDeletionOfADeletedApp() {
    requireDeleted();
    refuses("ValidationException", this::deleteApp);
  }

  @Test
  @Order(8)
  void deletedAppBlocksNoDeletion() {
    requireDeleted();
    spaces.delete(space);
    spaces.awaitGone(space);
    profiles.delete(profile);
    profiles.awaitGone(profile);
  }
}
