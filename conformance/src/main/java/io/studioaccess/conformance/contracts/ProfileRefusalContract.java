package io.studioaccess.conformance.contracts;

import static io.studioaccess.conformance.contracts.Refusals.refuses;

import io.studioaccess.conformance.aws.Aws;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.JupyterLabAppSettings;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/** What SageMaker refuses to create, update or find. Nothing is created if it does. */
@AsksAws
public class ProfileRefusalContract {

  private static final String VALIDATION = "ValidationException";

  private final Aws aws;
  private final People people;
  private final Profiles profiles;
  private final SageMakerClient sageMaker;
  private final String domainId;
  private People.User ada;

  ProfileRefusalContract(Aws aws) {
    this.aws = aws;
    people = new People(aws);
    profiles = new Profiles(aws);
    sageMaker = aws.sageMaker();
    domainId = aws.target().domainId();
  }

  @BeforeAll
  void addUser() {
    ada = people.newUser();
  }

  private void create(Consumer<CreateUserProfileRequest.Builder> change) {
    sageMaker.createUserProfile(
        profiles.request(aws.newName("profile"), ada).applyMutation(change).build());
  }

  private void createWith(Consumer<UserSettings.Builder> settings) {
    create(r -> r.userSettings(settings));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void rejectsAnUnderscoreInTheName() {
    refuses(VALIDATION, "userProfileName", () -> create(r -> r.userProfileName(aws.newName("_"))));
  }

  @Test
  void rejectsATrailingHyphenInTheName() {
    refuses(
        VALIDATION,
        "userProfileName",
        () -> create(r -> r.userProfileName(aws.newName("profile") + "-")));
  }

  @Test
  void rejectsANameOf64Characters() {
    String name = aws.newName("a".repeat(64)).substring(0, 64);
    refuses(VALIDATION, "userProfileName", () -> create(r -> r.userProfileName(name)));
  }

  @Test
  void rejectsCreationWithoutAName() {
    refuses(VALIDATION, "userProfileName", () -> create(r -> r.userProfileName(null)));
  }

  @Test
  void rejectsAnUnknownSignOnUser() {
    refuses(VALIDATION, () -> create(r -> r.singleSignOnUserValue(aws.newName("nobody"))));
  }

  @Test
  void rejectsASignOnIdentifierOtherThanUserName() {
    refuses(VALIDATION, () -> create(r -> r.singleSignOnUserIdentifier("Email")));
  }

  @Test
  void requiresASignOnNameInAnSsoDomain() {
    refuses(
        VALIDATION,
        () -> create(r -> r.singleSignOnUserIdentifier(null).singleSignOnUserValue(null)));
  }

  @Test
  void rejectsAProfileInAnUnknownDomain() {
    refuses(VALIDATION, "does not exist", () -> create(r -> r.domainId("d-unknowndomain")));
  }

  @Test
  void rejectsAnArnThatIsNotARole() {
    refuses(VALIDATION, "executionRole", () -> createWith(s -> s.executionRole(noRole())));
  }

  private String noRole() {
    return "arn:%s:iam::1:user/%s".formatted(aws.target().partition(), aws.newName("user"));
  }

  @Test
  void rejectsARoleThatDoesNotExist() {
    String unknown =
        "arn:%s:iam::%s:role/%s"
            .formatted(aws.target().partition(), aws.target().accountId(), aws.newName("role"));
    refuses(VALIDATION, () -> createWith(s -> s.executionRole(unknown)));
  }

  @Test
  void rejectsSixSecurityGroups() {
    refuses(
        VALIDATION,
        "securityGroups",
        () -> createWith(s -> s.securityGroups("sg-1", "sg-2", "sg-3", "sg-4", "sg-5", "sg-6")));
  }

  @Test
  void rejectsFiftyOneTags() {
    List<Tag> tags = IntStream.range(0, 51).mapToObj(i -> tag("k" + i, "v")).toList();
    refuses(VALIDATION, () -> create(r -> r.tags(tags)));
  }

  @Test
  void rejectsATagKeyOfAws() {
    refuses(VALIDATION, "aws:", () -> create(r -> r.tags(tag("aws:mine", "v"))));
  }

  @Test
  void rejectsATagKeyTwice() {
    refuses(VALIDATION, () -> create(r -> r.tags(tag("a", "1"), tag("a", "2"))));
  }

  @Test
  void reportsAllViolationsTogether() {
    refuses(
        VALIDATION,
        "2 validation errors detected",
        () ->
            createWith(
                s ->
                    s.jupyterLabAppSettings(
                        lab ->
                            lab.applyMutation(idle(1))
                                .defaultResourceSpec(spec -> spec.instanceType("ml.enormous")))));
  }

  @Test
  void rejectsSettingsOutsideTheirBounds() {
    Map<String, Consumer<UserSettings.Builder>> wrong =
        Map.of(
            "59 minutes of idleness", s -> s.jupyterLabAppSettings(idle(59)),
            "525601 minutes of idleness", s -> s.jupyterLabAppSettings(idle(525_601)),
            "a volume of 4 GB", s -> s.applyMutation(volume(4, 10)),
            "a volume of 16385 GB", s -> s.applyMutation(volume(5, 16_385)),
            "an unknown tool",
                s -> s.studioWebPortalSettings(p -> p.hiddenMlToolsWithStrings("Hammer")),
            "an unknown value", s -> s.autoMountHomeEFS("Perhaps"),
            "a lifecycle configuration that is no ARN",
                s -> s.jupyterLabAppSettings(lab -> lab.lifecycleConfigArns("mine")));
    wrong.values().forEach(settings -> refuses(VALIDATION, () -> createWith(settings)));
  }

  private static Consumer<JupyterLabAppSettings.Builder> idle(int minutes) {
    return lab ->
        lab.appLifecycleManagement(m -> m.idleSettings(i -> i.idleTimeoutInMinutes(minutes)));
  }

  private static Consumer<UserSettings.Builder> volume(int usual, int most) {
    return settings ->
        settings.spaceStorageSettings(
            storage ->
                storage.defaultEbsStorageSettings(
                    ebs -> ebs.defaultEbsVolumeSizeInGb(usual).maximumEbsVolumeSizeInGb(most)));
  }

  @Test
  void rejectsAnInvalidNextToken() {
    refuses(
        VALIDATION,
        () -> sageMaker.listUserProfiles(r -> r.domainIdEquals(domainId).nextToken("?")));
  }

  @Test
  void unknownProfileIsNotFound() {
    String unknown = aws.newName("profile");
    refuses("ResourceNotFound", () -> profiles.describe(unknown));
    refuses(
        "ResourceNotFound",
        () -> profiles.update(unknown, s -> s.executionRole(aws.target().role())));
    refuses("ResourceNotFound", () -> profiles.delete(unknown));
  }

  @Test
  void unknownDomainIsNotFound() {
    refuses("ResourceNotFound", () -> sageMaker.describeDomain(r -> r.domainId("d-unknowndomain")));
  }
}
