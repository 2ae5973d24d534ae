package io.studioaccess.integration.template;

import static io.studioaccess.sandbox.cloud.CloudUnderTest.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.integration.leastprivilege.ProvokesDenial;
import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.cloudformation.template.TemplateException;
import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.stack.DeployedTemplate;
import io.studioaccess.sandbox.stack.ProductTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** What the functions may in a Studio account, once its template is deployed there. */
class StudioAccountTest {

  private static final AccountRegion PLACE = new AccountRegion("444455556666", "eu-central-1");
  private static final String ROLES = "arn:aws:iam::444455556666:role/";

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  @TempDir Path folder;
  private DeployedTemplate account;
  private String domainId;

  @BeforeEach
  void aDomainInAnotherAccountAndRegion() {
    account = deploy(StudioAccount.TEMPLATE, PLACE);
    domainId = theirs().addDomain("theirs").domainId();
    aws.cloud.directory().addUser("ada");
  }

  @AfterEach
  void close() {
    account.close();
  }

  private DeployedTemplate deploy(Path file, AccountRegion place) {
    return new DeployedTemplate(
        file, place, StudioAccount.parameters(place.accountId()), aws.cloud, aws.clock);
  }

  private Studio theirs() {
    return aws.cloud.studios().in(PLACE.accountId(), PLACE.region());
  }

  /** The function's role, if it were allowed to assume any, assumes this one. */
  private Credentials assume(String function, String accessRole) {
    var policy =
        PolicyDocument.of(
            Map.of("Statement", List.of(allow(List.of("sts:AssumeRole", "sts:TagSession"), "*"))));
    var role = ProductTemplate.read().roles().get(function + "Role").arn();
    var key = aws.cloud.endpoint().accessKeyFor(Principal.session(role, function, List.of(policy)));
    return aws.sts(key)
        .assumeRole(
            r ->
                r.roleArn(account.template().roles().get(accessRole + "AccessRole").arn())
                    .roleSessionName("look")
                    .externalId(StudioAccount.EXTERNAL_ID)
                    .tags(Tag.builder().key("studio-access-stack").value("studio-access").build()))
        .credentials();
  }

  private SageMakerClient sageMakerOf(String function) {
    return aws.client(
        SageMakerClient.builder(), assume(function, function), Region.of(PLACE.region()));
  }

  private CreateUserProfileRequest create(String roleArn) {
    return CreateUserProfileRequest.builder()
        .domainId(domainId)
        .userProfileName("ada")
        .singleSignOnUserIdentifier("UserName")
        .singleSignOnUserValue("ada")
        .userSettings(s -> s.executionRole(roleArn))
        .tags(t -> t.key("studio-access:managed-by").value("studio-access"))
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "Provisioner, Provisioner, true",
    "Provisioner, Deprovisioner, false",
    "Provisioner, Sweeper, false",
    "Deprovisioner, Provisioner, false",
    "Deprovisioner, Deprovisioner, true",
    "Deprovisioner, Sweeper, false",
    "Sweeper, Provisioner, false",
    "Sweeper, Deprovisioner, false",
    "Sweeper, Sweeper, true"
  })
  void eachFunctionAssumesItsOwnRoleAndNoOther(String function, String role, boolean allowed) {
    if (allowed) {
      assertThat(assume(function, role).accessKeyId()).isNotEmpty();
    } else {
      assertThatThrownBy(() -> assume(function, role))
          .isInstanceOf(StsException.class)
          .hasMessageContaining("not authorized to perform: sts:AssumeRole");
    }
  }

  @Test
  @ProvokesDenial({"iam:PassRole", "sagemaker:DeleteUserProfile"})
  void theProvisionerGivesRolesUnderThePathAndNoOther() {
    // Given
    var sageMaker = sageMakerOf("Provisioner");

    // When
    sageMaker.createUserProfile(create(ROLES + "studio/analyst"));

    // Then
    assertThat(theirs().profiles()).hasSize(1);
    isDenied(() -> sageMaker.createUserProfile(create(ROLES + "administrator")), "iam:PassRole");
    isDenied(
        () -> sageMaker.deleteUserProfile(d -> d.domainId(domainId).userProfileName("ada")),
        "sagemaker:DeleteUserProfile");
  }

  @Test
  @ProvokesDenial({"iam:PassRole", "sagemaker:CreateUserProfile"})
  void theDeprovisionerPassesOnlyTheQuarantineRole() {
    // Given
    sageMakerOf("Provisioner").createUserProfile(create(ROLES + "studio/analyst"));
    aws.clock.advance(Duration.ofMinutes(1));
    var sageMaker = sageMakerOf("Deprovisioner");
    var quarantine = account.template().roles().get("QuarantineRole").arn();

    // When
    changeRole(sageMaker, quarantine);

    // Then
    assertThat(theirs().profiles().getFirst().userSettings().executionRole())
        .isEqualTo(ROLES + "studio-access/studio-access-quarantine");
    isDenied(() -> changeRole(sageMaker, ROLES + "studio/analyst"), "iam:PassRole");
    isDenied(() -> sageMaker.createUserProfile(create(quarantine)), "sagemaker:CreateUserProfile");
  }

  private void changeRole(SageMakerClient sageMaker, String roleArn) {
    sageMaker.updateUserProfile(
        u ->
            u.domainId(domainId)
                .userProfileName("ada")
                .userSettings(s -> s.executionRole(roleArn)));
  }

  @Test
  @ProvokesDenial("sagemaker:CreateUserProfile")
  void theSweeperLooksAndChangesNothing() {
    // Given
    var sageMaker = sageMakerOf("Sweeper");

    // Then
    assertThat(sageMaker.listUserProfiles(l -> l.domainIdEquals(domainId)).userProfiles())
        .isEmpty();
    isDenied(
        () -> sageMaker.createUserProfile(create(ROLES + "studio/analyst")),
        "sagemaker:CreateUserProfile");
  }

  @Test
  @ProvokesDenial("sagemaker:ListTags")
  void aSessionSeesTheDomainsOfItsAccountAndRegionAlone() {
    // Given
    var session = assume("Sweeper", "Sweeper");
    var here = aws.client(SageMakerClient.builder(), session, Region.of(PLACE.region()));
    var elsewhere = aws.client(SageMakerClient.builder(), session, Region.EU_WEST_1);
    var ours = aws.cloud.studio().addDomain("ours");

    // Then
    assertThat(here.describeDomain(d -> d.domainId(domainId)).domainName()).isEqualTo("theirs");
    assertThatThrownBy(() -> elsewhere.describeDomain(d -> d.domainId(domainId)))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> here.describeDomain(d -> d.domainId(ours.domainId())))
        .isInstanceOf(ResourceNotFoundException.class);
    isDenied(() -> here.listTags(l -> l.resourceArn(ours.domainArn())), "sagemaker:ListTags");
  }

  @Test
  @ProvokesDenial("sso:CreateApplicationAssignment")
  void theProvisionerLetsGroupsInToTheDomainsOfTheAccount() {
    // Given
    var group = aws.cloud.directory().addGroup("analysts").groupId();
    var application = theirs().domains().getFirst().singleSignOnApplicationArn();
    var ssoAdmin =
        aws.client(
            SsoAdminClient.builder(),
            assume("Provisioner", "Provisioner"),
            Region.of(AccountRegion.example().region()));

    // When
    ssoAdmin.createApplicationAssignment(
        a -> a.applicationArn(application).principalType("GROUP").principalId(group));

    // Then
    assertThat(
            ssoAdmin
                .listApplicationAssignments(a -> a.applicationArn(application))
                .applicationAssignments())
        .hasSize(1);
    assertThatThrownBy(
            () ->
                ssoAdmin.createApplicationAssignment(
                    a ->
                        a.applicationArn(application.replace("444455556666", "999900001111"))
                            .principalType("GROUP")
                            .principalId(group)))
        .hasMessageContaining("not authorized to perform: sso:CreateApplicationAssignment");
  }

  @Test
  @ProvokesDenial("sso:DeleteApplicationAssignment")
  void theSweeperKeepsTheAssignmentsOfTheDomainsOfTheAccount() {
    // Given
    var group = aws.cloud.directory().addGroup("analysts").groupId();
    var application = theirs().domains().getFirst().singleSignOnApplicationArn();
    var ssoAdmin =
        aws.client(
            SsoAdminClient.builder(),
            assume("Sweeper", "Sweeper"),
            Region.of(AccountRegion.example().region()));

    // When
    ssoAdmin.createApplicationAssignment(
        a -> a.applicationArn(application).principalType("GROUP").principalId(group));
    ssoAdmin.deleteApplicationAssignment(
        a -> a.applicationArn(application).principalType("GROUP").principalId(group));

    // Then
    assertThat(
            ssoAdmin
                .listApplicationAssignments(a -> a.applicationArn(application))
                .applicationAssignments())
        .isEmpty();
    assertThatThrownBy(
            () ->
                ssoAdmin.deleteApplicationAssignment(
                    a ->
                        a.applicationArn(application.replace("444455556666", "999900001111"))
                            .principalType("GROUP")
                            .principalId(group)))
        .hasMessageContaining("not authorized to perform: sso:DeleteApplicationAssignment");
  }

  @Test
  void isDeployedOnceInAnAccountWhateverTheRegion() {
    assertThatThrownBy(
            () -> deploy(StudioAccount.TEMPLATE, new AccountRegion(PLACE.accountId(), "eu-west-1")))
        .hasMessageContaining("role/studio-access/studio-access-provisioner already");
  }

  @ParameterizedTest
  @CsvSource({
    "sts:ExternalId: !Ref ExternalId, sts:MultiFactor: maybe, condition key not supported",
    "AWS::AccountId}:domain, AWS::Nobody}:domain, no parameter or resource is named AWS::Nobody",
    "Principal: {Service: sagemaker.amazonaws.com}, Principal: {Federated: x}, not supported:"
        + " Federated"
  })
  void unsupportedConstructsAreRefusedWithTheirPlace(String part, String other, String message)
      throws IOException {
    // Given
    var file = folder.resolve("changed.yaml");
    Files.writeString(file, Files.readString(StudioAccount.TEMPLATE).replace(part, other));

    // Then
    assertThatThrownBy(() -> deploy(file, new AccountRegion("999900001111", "eu-west-1")))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("Resources.")
        .hasMessageContaining(message);
  }

  private static void isDenied(ThrowingCallable call, String action) {
    assertThatThrownBy(call)
        .isInstanceOf(SageMakerException.class)
        .hasMessageContaining("not authorized to perform: " + action);
  }
}
