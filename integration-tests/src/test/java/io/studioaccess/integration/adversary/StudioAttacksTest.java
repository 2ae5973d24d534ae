package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Decision;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.stack.ProductTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppStatus;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.SharingType;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** What a seized function can do to Studio and to Identity Center, and what it cannot. */
class StudioAttacksTest {

  private static final String GROUP_ROLE = "arn:aws:iam::111122223333:role/studio/data-scientist";
  private static final String QUARANTINE =
      "arn:aws:iam::111122223333:role/studio-access/studio-access-quarantine";
  private static final Tag OURS =
      Tag.builder().key("studio-access:managed-by").value("studio-access").build();

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();
  private Studio studio;
  private String domainId;

  @BeforeEach
  void addOurProfileAndAForeignOne() {
    studio = aws.cloud.studio();
    domainId = studio.addDomain("research").domainId();
    addProfile("ours", List.of(OURS));
    addProfile("foreign", List.of());
  }

  private void addProfile(String name, List<Tag> tags) {
    aws.cloud.directory().addUser(name);
    studio.addProfile(
        CreateUserProfileRequest.builder()
            .domainId(domainId)
            .userProfileName(name)
            .singleSignOnUserIdentifier("UserName")
            .singleSignOnUserValue(name)
            .userSettings(settings -> settings.executionRole(GROUP_ROLE))
            .tags(tags)
            .build());
  }

  private String keyOf(Principal principal) {
    return aws.cloud.endpoint().accessKeyFor(principal);
  }

  private SageMakerClient as(String function) {
    return aws.sageMaker(keyOf(Seized.function(function)));
  }

  private void update(SageMakerClient attacker, String profile, String role) {
    attacker.updateUserProfile(
        update ->
            update
                .domainId(domainId)
                .userProfileName(profile)
                .userSettings(settings -> settings.executionRole(role)));
  }

  private String roleOf(String profile) {
    return described(profile).userSettings().executionRole();
  }

  private String arnOf(String profile) {
    return described(profile).userProfileArn();
  }

  private DescribeUserProfileResponse described(String profile) {
    return studio.profiles().stream()
        .filter(it -> it.userProfileName().equals(profile))
        .findFirst()
        .orElseThrow();
  }

  private static void assertDenied(ThrowingCallable call, String action) {
    assertThatThrownBy(call).hasMessageContaining("is not authorized to perform: " + action);
  }

  @Test
  void aUserWhoRemovesTheTagLosesTheRoleAllTheSame() {
    // Given
    aws.sageMaker().deleteTags(delete -> delete.resourceArn(arnOf("ours")).tagKeys(OURS.key()));

    // When
    update(as("Deprovisioner"), "ours", QUARANTINE);

    // Then
    assertThat(roleOf("ours")).isEqualTo(QUARANTINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role/studio/data-scientist",
        "role/studio-access/studio-access-provisioner",
        "role/studio-access-quarantine",
        "role/admin"
      })
  void aSeizedDeprovisionerCannotGrant(String role) {
    SageMakerClient attacker = as("Deprovisioner");
    String arn = "arn:aws:iam::111122223333:" + role;

    assertDenied(() -> update(attacker, "ours", arn), "iam:PassRole");
    assertDenied(() -> update(attacker, "foreign", arn), "iam:PassRole");
    assertDenied(() -> create(attacker, arn), "sagemaker:CreateUserProfile");
  }

  private void create(SageMakerClient attacker, String role) {
    attacker.createUserProfile(
        request ->
            request
                .domainId(domainId)
                .userProfileName("mallory")
                .userSettings(settings -> settings.executionRole(role)));
  }

  @Test
  void seizedDeprovisionerCannotDeleteOrClaimForeignProfiles() {
    SageMakerClient attacker = as("Deprovisioner");

    assertDenied(
        () -> attacker.deleteUserProfile(d -> d.domainId(domainId).userProfileName("foreign")),
        "sagemaker:DeleteUserProfile");
    assertDenied(
        () -> attacker.addTags(add -> add.resourceArn(arnOf("foreign")).tags(OURS)),
        "sagemaker:AddTags");
    assertThat(studio.profiles()).hasSize(2);
  }

  @Test
  void aSeizedDeprovisionerCannotDeleteSharedSpaces() {
    // Given
    studio.addSpace(domainId, "of-many", "ours", SharingType.SHARED);
    studio.addSpace(domainId, "of-one", "ours", SharingType.PRIVATE);
    SageMakerClient attacker = as("Deprovisioner");

    // When // Then
    assertDenied(
        () -> attacker.deleteSpace(d -> d.domainId(domainId).spaceName("of-many")),
        "sagemaker:DeleteSpace");
    attacker.deleteSpace(d -> d.domainId(domainId).spaceName("of-one"));
  }

  @Test
  void seizedDeprovisionerCannotStopAppsInSharedSpaces() {
    // Given
    studio.addSpace(domainId, "of-many", "ours", SharingType.SHARED);
    studio.addSpace(domainId, "of-one", "ours", SharingType.PRIVATE);
    aws.clock.advance(Duration.ofMinutes(1));
    studio.startAppInSpace(domainId, "of-many", AppType.JUPYTER_LAB, "default");
    studio.startAppInSpace(domainId, "of-one", AppType.JUPYTER_LAB, "default");
    studio.startApp(domainId, "ours", AppType.JUPYTER_SERVER, "default");
    aws.clock.advance(Duration.ofMinutes(5));
    SageMakerClient attacker = as("Deprovisioner");

    // When // Then
    assertDenied(() -> deleteAppIn("of-many", attacker), "sagemaker:DeleteApp");
    deleteAppIn("of-one", attacker);
    attacker.deleteApp(
        d ->
            d.domainId(domainId)
                .userProfileName("ours")
                .appType(AppType.JUPYTER_SERVER)
                .appName("default"));
  }

  private void deleteAppIn(String space, SageMakerClient client) {
    client.deleteApp(
        d -> d.domainId(domainId).spaceName(space).appType(AppType.JUPYTER_LAB).appName("default"));
  }

  /** An app that started before its profile was adopted has none of our tags. */
  @Test
  void anAppWithoutTagsIsStoppedAllTheSame() {
    // Given
    studio.startApp(domainId, "foreign", AppType.JUPYTER_SERVER, "default");
    aws.clock.advance(Duration.ofMinutes(5));
    aws.sageMaker().addTags(add -> add.resourceArn(arnOf("foreign")).tags(OURS));
    String app = studio.apps().getFirst().appArn();
    assertThat(aws.sageMaker().listTags(list -> list.resourceArn(app)).tags()).isEmpty();

    // When
    as("Deprovisioner")
        .deleteApp(
            d ->
                d.domainId(domainId)
                    .userProfileName("foreign")
                    .appType(AppType.JUPYTER_SERVER)
                    .appName("default"));

    // Then
    assertThat(studio.apps().getFirst().status()).isEqualTo(AppStatus.DELETING);
  }

  @Test
  void seizedProvisionerCannotChangeForeignProfiles() {
    SageMakerClient attacker = as("Provisioner");

    assertDenied(() -> update(attacker, "foreign", GROUP_ROLE), "sagemaker:UpdateUserProfile");
    assertDenied(
        () -> attacker.addTags(add -> add.resourceArn(arnOf("foreign")).tags(OURS)),
        "sagemaker:AddTags");
    assertDenied(
        () -> attacker.deleteUserProfile(d -> d.domainId(domainId).userProfileName("ours")),
        "sagemaker:DeleteUserProfile");
    assertDenied(
        () -> attacker.deleteTags(d -> d.resourceArn(arnOf("ours")).tagKeys(OURS.key())),
        "sagemaker:DeleteTags");
  }

  @Test
  void aSeizedProvisionerChangesTagsOfOwnProfilesOnlyAndNeverThoseThatMarkThem() {
    // Given
    SageMakerClient attacker = as("Provisioner");
    Tag team = Tag.builder().key("team").value("fraud").build();

    // When // Then
    attacker.addTags(add -> add.resourceArn(arnOf("ours")).tags(team));
    attacker.deleteTags(d -> d.resourceArn(arnOf("ours")).tagKeys("team"));
    assertDenied(
        () -> attacker.addTags(add -> add.resourceArn(arnOf("foreign")).tags(team)),
        "sagemaker:AddTags");
    assertDenied(
        () -> attacker.deleteTags(d -> d.resourceArn(arnOf("foreign")).tagKeys("team")),
        "sagemaker:DeleteTags");
    assertDenied(
        () -> attacker.addTags(add -> add.resourceArn(arnOf("ours")).tags(team, OURS)),
        "sagemaker:AddTags");
  }

  /** The condition key aws:ResourceTag/studio-access:managed-by is the same for all of these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "studio-access:managed-by",
        "Studio-Access:managed-by",
        "STUDIO-ACCESS:MANAGED-BY",
        "ſtudio-acceſs:user-id"
      })
  void aSeizedProvisionerCannotWriteTheMarkInAnotherCapitalisation(String key) {
    SageMakerClient attacker = as("Provisioner");
    Tag mark = Tag.builder().key(key).value("somebody").build();

    assertDenied(
        () -> attacker.addTags(add -> add.resourceArn(arnOf("ours")).tags(mark)),
        "sagemaker:AddTags");
    assertDenied(
        () -> attacker.deleteTags(d -> d.resourceArn(arnOf("ours")).tagKeys(key)),
        "sagemaker:DeleteTags");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "111122223333:role/admin",
        "111122223333:role/studio-access/studio-access-deprovisioner",
        "444455556666:role/studio/data-scientist"
      })
  void aSeizedProvisionerCannotPassOtherRoles(String role) {
    assertDenied(() -> update(as("Provisioner"), "ours", "arn:aws:iam::" + role), "iam:PassRole");
  }

  @Test
  void seizedProvisionerCannotAssignOtherApplications() {
    // Given
    String ours = studio.domains().getFirst().singleSignOnApplicationArn();
    String other = studio.addDomain("other").singleSignOnApplicationArn();
    String group = aws.cloud.directory().addGroup("everybody").groupId();
    Principal narrow =
        Seized.role(
            ProductTemplate.readWith(Map.of("StudioApplicationArns", ours)), "ProvisionerRole");
    var ssoAdmin = aws.client(SsoAdminClient.builder(), keyOf(narrow));

    // When // Then
    ssoAdmin.createApplicationAssignment(
        a -> a.applicationArn(ours).principalType("GROUP").principalId(group));
    assertDenied(
        () ->
            ssoAdmin.createApplicationAssignment(
                a -> a.applicationArn(other).principalType("GROUP").principalId(group)),
        "sso:CreateApplicationAssignment");
  }

  @Test
  void aSeizedSweeperCannotAssignOtherApplications() {
    // Given
    String ours = studio.domains().getFirst().singleSignOnApplicationArn();
    String other = studio.addDomain("other").singleSignOnApplicationArn();
    String group = aws.cloud.directory().addGroup("everybody").groupId();
    Principal narrow =
        Seized.role(ProductTemplate.readWith(Map.of("StudioApplicationArns", ours)), "SweeperRole");
    var ssoAdmin = aws.client(SsoAdminClient.builder(), keyOf(narrow));

    // When // Then
    ssoAdmin.createApplicationAssignment(
        a -> a.applicationArn(ours).principalType("GROUP").principalId(group));
    assertDenied(
        () ->
            ssoAdmin.createApplicationAssignment(
                a -> a.applicationArn(other).principalType("GROUP").principalId(group)),
        "sso:CreateApplicationAssignment");
    assertDenied(
        () ->
            ssoAdmin.deleteApplicationAssignment(
                a -> a.applicationArn(other).principalType("GROUP").principalId(group)),
        "sso:DeleteApplicationAssignment");
  }

  @Test
  void withoutNamedApplicationsNobodyIsAssigned() {
    Principal without =
        Seized.role(
            ProductTemplate.readWith(Map.of("StudioApplicationArns", "")), "ProvisionerRole");

    assertThat(
            without.decide(
                Access.to(
                    "sso:CreateApplicationAssignment",
                    "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1")))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @Test
  void aSeizedSweeperCannotChangeStudio() {
    SageMakerClient attacker = as("Sweeper");

    assertDenied(() -> update(attacker, "ours", QUARANTINE), "sagemaker:UpdateUserProfile");
    assertDenied(() -> create(attacker, GROUP_ROLE), "sagemaker:CreateUserProfile");
    assertDenied(
        () -> attacker.deleteUserProfile(d -> d.domainId(domainId).userProfileName("ours")),
        "sagemaker:DeleteUserProfile");
    assertDenied(
        () -> attacker.addTags(add -> add.resourceArn(arnOf("ours")).tags(OURS)),
        "sagemaker:AddTags");
  }

  @Test
  void anOperatorCannotPassRolesOrDeleteProfiles() {
    SageMakerClient operator =
        aws.sageMaker(keyOf(Seized.person("ReadersPolicy", "OperatorsPolicy")));

    assertDenied(() -> update(operator, "ours", GROUP_ROLE), "sagemaker:UpdateUserProfile");
    assertDenied(
        () -> operator.deleteUserProfile(d -> d.domainId(domainId).userProfileName("ours")),
        "sagemaker:DeleteUserProfile");
    assertDenied(
        () ->
            operator.addTags(
                add ->
                    add.resourceArn(arnOf("ours")).tags(Tag.builder().key("x").value("y").build())),
        "sagemaker:AddTags");
  }
}
