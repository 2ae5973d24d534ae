package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Decision;
import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.stack.ProductTemplate;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A data scientist, signed in as ada, with the example role of templates/execution-roles.yaml. */
class DataScientistTest {

  private static final String SAGEMAKER = "arn:aws:sagemaker:eu-west-1:111122223333:";
  private static final String ADA = SAGEMAKER + "user-profile/d-abcdefghijkl/ada";
  private static final String BOB = SAGEMAKER + "user-profile/d-abcdefghijkl/bob";
  private static final String SPACE = SAGEMAKER + "space/d-abcdefghijkl/any";
  private static final String APP = SAGEMAKER + "app/d-abcdefghijkl/any/jupyterlab/default";
  private static final Template ROLES =
      ProductTemplate.read(
          TestRepository.root().resolve("templates/execution-roles.yaml"),
          Map.of("DomainId", "d-abcdefghijkl", "BucketName", "studio-data"));
  private static final JsonMapper JSON = new JsonMapper();

  private static Decision decide(String role, Access access) {
    return Seized.role(ROLES, role).decide(access.with("sagemaker:UserProfileName", "ada"));
  }

  @ParameterizedTest
  @CsvSource({
    "AddTags, ada",
    "AddTags, bob",
    "DeleteTags, ada",
    "DeleteTags, bob",
    "UpdateUserProfile, ada",
    "UpdateUserProfile, bob",
    "DeleteUserProfile, ada",
    "CreateUserProfile, eve"
  })
  void cannotChangeAProfileOrItsTags(String action, String profile) {
    String arn = SAGEMAKER + "user-profile/d-abcdefghijkl/" + profile;

    for (String role : List.of("DataScientistRole", "MlEngineerRole")) {
      assertThat(decide(role, Access.to("sagemaker:" + action, arn))).isEqualTo(Decision.DENIED);
      assertThat(
              decide(
                  role,
                  Access.to("sagemaker:" + action, arn)
                      .with("sagemaker:TaggingAction", "CreateUserProfile")))
          .isEqualTo(Decision.DENIED);
    }
  }

  @Test
  void tagsASpaceDuringItsCreationOnly() {
    for (String arn : List.of(SPACE, APP)) {
      Access add = Access.to("sagemaker:AddTags", arn);
      assertThat(decide("DataScientistRole", add.with("sagemaker:TaggingAction", "CreateSpace")))
          .isEqualTo(Decision.ALLOWED);
      assertThat(decide("DataScientistRole", add)).isEqualTo(Decision.DENIED);
      assertThat(decide("DataScientistRole", Access.to("sagemaker:DeleteTags", arn)))
          .isEqualTo(Decision.DENIED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CreateSpace", "UpdateSpace", "DeleteSpace", "CreateApp", "DeleteApp"})
  void usesOwnPrivateSpacesOnly(String action) {
    String arn = action.endsWith("App") ? APP : SPACE;
    Access access = Access.to("sagemaker:" + action, arn);

    assertThat(decide("DataScientistRole", in(access, ADA, "Private"))).isEqualTo(Decision.ALLOWED);
    assertThat(decide("DataScientistRole", in(access, BOB, "Private"))).isEqualTo(Decision.DENIED);
    assertThat(decide("DataScientistRole", in(access, ADA, "Shared")))
        .isEqualTo(Decision.NOT_ALLOWED);
    assertThat(decide("DataScientistRole", access)).isEqualTo(Decision.DENIED);
  }

  @ParameterizedTest
  @CsvSource({"ml.t3.medium, true", "system, true", "ml.p5.48xlarge, false"})
  void startsAppsOnAllowedInstanceTypesOnly(String type, boolean allowed) {
    for (String action : List.of("CreateApp", "CreateSpace")) {
      Access access =
          in(Access.to("sagemaker:" + action, action.endsWith("App") ? APP : SPACE), ADA, "Private")
              .with("sagemaker:InstanceTypes", type);

      assertThat(decide("DataScientistRole", access))
          .isEqualTo(allowed ? Decision.ALLOWED : Decision.DENIED);
    }
  }

  private static Access in(Access access, String owner, String sharing) {
    return access
        .with("sagemaker:OwnerUserProfileArn", owner)
        .with("sagemaker:SpaceSharingType", sharing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"role/studio/ml-engineer", "role/admin"})
  void cannotPassAnotherRole(String role) {
    assertThat(
            decide(
                "DataScientistRole",
                Access.to("iam:PassRole", "arn:aws:iam::111122223333:" + role)
                    .with("iam:PassedToService", "sagemaker.amazonaws.com")))
        .isEqualTo(Decision.NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sts:AssumeRole",
        "sagemaker:CreatePresignedDomainUrl",
        "sagemaker:UpdateDomain",
        "events:PutEvents",
        "sqs:SendMessage",
        "dynamodb:PutItem",
        "identitystore:CreateGroupMembership",
        "sso:CreateApplicationAssignment"
      })
  void reachesNothingOfStudioAccess(String action) {
    for (String role : List.of("DataScientistRole", "MlEngineerRole")) {
      assertThat(decide(role, Access.to(action, "*"))).isEqualTo(Decision.NOT_ALLOWED);
    }
  }

  @Test
  void residualAccessPolicyEndsCopiedCredentials() throws IOException {
    Principal session = withPolicyOfThePage("deny-older-sessions");
    Access read = Access.to("s3:GetObject", "arn:aws:s3:::studio-data/data-scientist/x");

    assertThat(session.decide(read.with("aws:TokenIssueTime", "2026-03-02T08:59:59Z")))
        .isEqualTo(Decision.DENIED);
    assertThat(session.decide(read.with("aws:TokenIssueTime", "2026-03-02T09:00:01Z")))
        .isEqualTo(Decision.ALLOWED);
  }

  @Test
  void oneUsersSessionsEndWithThePolicyOnTheSourceIdentity() throws IOException {
    Principal session = withPolicyOfThePage("deny-one-user");
    Access read = Access.to("s3:GetObject", "arn:aws:s3:::studio-data/data-scientist/x");

    assertThat(session.decide(read.with("aws:SourceIdentity", "ana"))).isEqualTo(Decision.DENIED);
    assertThat(session.decide(read.with("aws:SourceIdentity", "mehmet")))
        .isEqualTo(Decision.ALLOWED);
    assertThat(session.decide(read)).isEqualTo(Decision.ALLOWED);
  }

  /** The data scientists' role with a policy that the page links to, as a reader would copy it. */
  private static Principal withPolicyOfThePage(String name) throws IOException {
    String file = "examples/%s.json".formatted(name);
    assertThat(Files.readString(TestRepository.root().resolve("docs/residual-access.md")))
        .contains("](" + file + ")");
    String policy = Files.readString(TestRepository.root().resolve("docs").resolve(file));
    return Seized.with(
        Seized.role(ROLES, "DataScientistRole"),
        PolicyDocument.of(JSON.readValue(policy, new TypeReference<Map<String, Object>>() {})));
  }
}
