package io.studioaccess.conformance.contracts;

import static io.studioaccess.conformance.contracts.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.conformance.aws.Aws;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.ListUserProfilesResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sagemaker.model.UserProfileDetails;
import software.amazon.awssdk.services.sagemaker.model.UserProfileStatus;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/** Existing user profiles: states, settings, pages, tags and deletion. */
@AsksAws
public class ProfileContract {

  private static final Duration TIMES_MAY_DIFFER_BY = Duration.ofSeconds(1);

  private final Aws aws;
  private final People people;
  private final Profiles profiles;
  private final SageMakerClient sageMaker;
  private final String domainId;
  private People.User ada;
  private String profile = "";

  ProfileContract(Aws aws) {
    this.aws = aws;
    people = new People(aws);
    profiles = new Profiles(aws);
    sageMaker = aws.sageMaker();
    domainId = aws.target().domainId();
  }

  @BeforeAll
  void addProfile() {
    ada = people.newUser();
    profile = profiles.newProfile(ada);
  }

  /** The summaries of the profile, found by its name in any case. */
  private List<UserProfileDetails> listed(String name) {
    return sageMaker
        .listUserProfilesPaginator(r -> r.domainIdEquals(domainId).userProfileNameContains(name))
        .userProfiles()
        .stream()
        .filter(summary -> summary.userProfileName().equalsIgnoreCase(name))
        .toList();
  }

  @Test
  void newProfileIsPendingThenInService() {
    // Given
    People.User user = people.newUser();
    String name = aws.newName("profile");

    // When
    sageMaker.createUserProfile(profiles.request(name, user).build());

    // Then
    assertThat(profiles.describe(name).status()).isEqualTo(UserProfileStatus.PENDING);
    aws.answers().took("creation of a profile", profiles.awaitInService(name));
  }

  @Test
  void rejectsChangesOfAPendingProfile() {
    // Given
    String name = aws.newName("profile");

    // When
    sageMaker.createUserProfile(profiles.request(name, people.newUser()).build());

    // Then
    refuses(
        "ResourceInUse", () -> profiles.update(name, s -> s.executionRole(aws.target().role())));
    refuses("ResourceInUse", () -> profiles.delete(name));
  }

  @Test
  void describesTheUserTheRoleAndTheHomeDirectory() {
    DescribeUserProfileResponse described = profiles.describe(profile);
    assertThat(described.singleSignOnUserIdentifier()).isEqualTo("UserName");
    assertThat(described.singleSignOnUserValue()).isEqualTo(ada.name());
    assertThat(described.userSettings().executionRole()).isEqualTo(aws.target().role());
    assertThat(described.homeEfsFileSystemUid()).isNotBlank();
  }

  @Test
  void keepsTheCaseOfAName() {
    assertThat(profiles.describe(profile).userProfileName()).isEqualTo(profile);
    assertThat(profile).isNotEqualTo(profile.toLowerCase(Locale.ROOT));
  }

  @Test
  void arnHasTheNameInLowerCase() {
    assertThat(profiles.describe(profile).userProfileArn())
        .endsWith("user-profile/%s/%s".formatted(domainId, profile.toLowerCase(Locale.ROOT)));
  }

  @Test
  void findsAProfileRegardlessOfCase() {
    assertThat(profiles.describe(profile.toUpperCase(Locale.ROOT)).userProfileName())
        .isEqualTo(profile);
  }

  @Test
  void rejectsATakenName() {
    People.User other = people.newUser();
    refuses(
        "ResourceInUse",
        () -> sageMaker.createUserProfile(profiles.request(profile, other).build()));
  }

  @Test
  void rejectsATakenNameRegardlessOfCase() {
    People.User other = people.newUser();
    refuses(
        "ResourceInUse",
        () ->
            sageMaker.createUserProfile(
                profiles.request(profile.toUpperCase(Locale.ROOT), other).build()));
  }

  @Test
  void rejectsASecondProfileOfASignOnUser() {
    refuses(
        "ResourceInUse",
        () -> sageMaker.createUserProfile(profiles.request(aws.newName("second"), ada).build()));
  }

  @Test
  void updateKeepsOtherSettings() {
    // Given
    String name = profiles.newProfile(people.newUser());

    // When
    profiles.update(name, s -> s.defaultLandingUri("studio::"));

    // Then
    assertThat(profiles.describe(name).status()).isEqualTo(UserProfileStatus.UPDATING);
    aws.answers().took("update of a profile", profiles.awaitInService(name));
    UserSettings settings = profiles.describe(name).userSettings();
    assertThat(settings.executionRole()).isEqualTo(aws.target().role());
    assertThat(settings.defaultLandingUri()).isEqualTo("studio::");
  }

  @Test
  void updateReplacesANamedSettingAsAWhole() {
    // Given
    String name =
        profiles.newProfile(
            people.newUser(),
            r ->
                r.userSettings(
                    s ->
                        s.executionRole(aws.target().role())
                            .studioWebPortalSettings(
                                portal ->
                                    portal
                                        .hiddenMlToolsWithStrings("Models")
                                        .hiddenAppTypesWithStrings("Canvas"))));

    // When
    profiles.update(
        name, s -> s.studioWebPortalSettings(p -> p.hiddenMlToolsWithStrings("Pipelines")));
    profiles.awaitInService(name);

    // Then
    UserSettings settings = profiles.describe(name).userSettings();
    assertThat(settings.studioWebPortalSettings().hiddenMlToolsAsStrings())
        .containsExactly("Pipelines");
    assertThat(settings.studioWebPortalSettings().hiddenAppTypesAsStrings()).isEmpty();
  }

  @Test
  void changesTheRole() {
    // Given
    String other = otherRole();
    String name = profiles.newProfile(people.newUser());

    // When
    profiles.update(name, s -> s.executionRole(other));
    profiles.awaitInService(name);

    // Then
    assertThat(profiles.describe(name).userSettings().executionRole()).isEqualTo(other);
  }

  private String otherRole() {
    return aws.target()
        .otherRole()
        .orElseThrow(() -> Setup.missing("a second role is needed: OTHER_ROLE"));
  }

  @Test
  void listsTheTimeOfTheLastModification() {
    DescribeUserProfileResponse described = profiles.describe(profile);
    assertThat(listed(profile))
        .singleElement()
        .satisfies(
            summary -> {
              assertThat(summary.status()).isEqualTo(described.status());
              assertThat(summary.lastModifiedTime()).isEqualTo(described.lastModifiedTime());
            });
  }

  @Test
  void endOfAnUpdateChangesTheTimeOfTheLastModification() {
    // Given
    String name = profiles.newProfile(people.newUser());

    // When
    profiles.update(name, s -> s.defaultLandingUri("studio::"));
    Instant during = profiles.describe(name).lastModifiedTime();
    profiles.awaitInService(name);

    // Then
    assertThat(profiles.describe(name).lastModifiedTime())
        .isAfter(during.plus(TIMES_MAY_DIFFER_BY));
  }

  @Test
  void listsProfilesInPages() {
    // Given
    profiles.newProfile(people.newUser());

    // When
    String part = aws.target().prefix().text();
    ListUserProfilesResponse first =
        sageMaker.listUserProfiles(
            r -> r.domainIdEquals(domainId).userProfileNameContains(part).maxResults(1));
    ListUserProfilesResponse second =
        sageMaker.listUserProfiles(
            r ->
                r.domainIdEquals(domainId)
                    .userProfileNameContains(part)
                    .maxResults(1)
                    .nextToken(first.nextToken()));

    // Then
    assertThat(first.userProfiles()).hasSizeLessThanOrEqualTo(1);
    assertThat(first.nextToken()).isNotBlank();
    assertThat(second.userProfiles()).doesNotContainAnyElementsOf(first.userProfiles());
  }

  @Test
  void listsProfilesByAPartOfTheirNameRegardlessOfCase() {
    assertThat(listed(profile.toUpperCase(Locale.ROOT)))
        .extracting(UserProfileDetails::userProfileName)
        .containsExactly(profile);
  }

  @Test
  void tagsOfTheCreationAreListed() {
    // Given
    Tag team = Tag.builder().key("team").value("x").build();
    Tag more = Tag.builder().key("more").value("y").build();
    String name = profiles.newProfile(people.newUser(), r -> r.tags(team));
    String arn = profiles.describe(name).userProfileArn();

    // Then
    assertThat(sageMaker.listTags(r -> r.resourceArn(arn)).tags()).contains(team);

    // When
    sageMaker.addTags(r -> r.resourceArn(arn).tags(more));
    sageMaker.deleteTags(r -> r.resourceArn(arn).tagKeys("team"));

    // Then
    assertThat(sageMaker.listTags(r -> r.resourceArn(arn)).tags())
        .contains(more)
        .doesNotContain(team);
  }

  @Test
  void deletedProfileIsNotFound() {
    // Given
    String name = profiles.newProfile(people.newUser());

    // When
    profiles.delete(name);

    // Then
    assertThat(profiles.describe(name).status()).isEqualTo(UserProfileStatus.DELETING);
    aws.answers().took("deletion of a profile", profiles.awaitGone(name));
    refuses("ResourceNotFound", () -> profiles.describe(name));
    assertThat(listed(name)).isEmpty();
  }

  @Test
  void deletedNameAndUserCanBeUsedAgain() {
    // Given
    People.User user = people.newUser();
    String name = profiles.newProfile(user);
    profiles.delete(name);
    profiles.awaitGone(name);

    // When
    sageMaker.createUserProfile(profiles.request(name, user).build());

    // Then
    profiles.awaitInService(name);
    assertThat(profiles.describe(name).singleSignOnUserValue()).isEqualTo(user.name());
  }

  @Test
  void creationTimeIdentifiesAProfile() {
    // Given
    People.User user = people.newUser();
    String name = profiles.newProfile(user);
    Instant created = profiles.describe(name).creationTime();

    // When
    profiles.update(name, s -> s.defaultLandingUri("studio::"));
    profiles.awaitInService(name);

    // Then
    assertThat(profiles.describe(name).creationTime()).isEqualTo(created);

    // When
    profiles.delete(name);
    profiles.awaitGone(name);
    sageMaker.createUserProfile(profiles.request(name, user).build());

    // Then
    assertThat(profiles.describe(name).creationTime()).isAfter(created);
  }
}
