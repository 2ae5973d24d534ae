package io.studioaccess.studioctl.init;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.cloud.IdentityCenter;
import io.studioaccess.sandbox.cloudformation.template.TemplateStack;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.ssoadmin.Assignments.Assignment;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.model.AuthMode;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/** init in an account without a stack. No function runs here. */
class InitIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String[] SCRIPT = {
    "--group", "data-scientists", "--role", "data-scientist", "--yes"
  };

  @TempDir private Path folder;

  private EmptyAccount account = EmptyAccount.furnished();

  @AfterEach
  void close() {
    account.close();
  }

  private void replaceAccount(EmptyAccount other) {
    account.close();
    account = other;
  }

  private Result init(String... options) {
    return run(List.of(), options);
  }

  private Result run(List<String> answers, String... options) {
    return account
        .ctl(answers.toArray(String[]::new))
        .run(
            Stream.concat(
                    Stream.of("init", "--wide", "--directory", folder.toString()),
                    Stream.of(options))
                .toArray(String[]::new));
  }

  private JsonNode parameters() throws Exception {
    return JSON.readTree(Files.readString(folder.resolve("parameters.json")));
  }

  private String parameter(String name) throws Exception {
    for (JsonNode parameter : parameters()) {
      if (parameter.asText().startsWith(name + "=")) {
        return parameter.asText().substring(name.length() + 1);
      }
    }
    return "(absent)";
  }

  private void assertNothingWritten() {
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void optionsAnswerEveryQuestion() throws Exception {
    // When
    Result result = init(SCRIPT);

    // Then
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.err()).contains("Mail address for alarms? none (default; --alarm-email");
    assertThat(parameter("IdentityStoreId")).isEqualTo("d-1234567890");
    assertThat(parameter("StudioApplicationArns"))
        .startsWith("arn:aws:sso::111122223333:application/");
    assertThat(parameters()).hasSize(2);
    assertThat(folder.resolve("samconfig.toml"))
        .content()
        .contains("IdentityStoreId=\\\"d-1234567890\\\"", "region = \"eu-west-1\"");
    assertThat(MappingFile.read(folder.resolve("mapping.yaml")))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.group().value()).isEqualTo("data-scientists");
              assertThat(row.pinnedGroup().orElseThrow().value())
                  .isEqualTo(Company.DATA_SCIENTISTS.groupId());
              assertThat(row.role().name()).isEqualTo("data-scientist");
            });
    assertThat(result.out())
        .contains("mapping apply", "studioctl doctor", "--parameter-overrides file://");
  }

  @Test
  void aPersonIsAskedAtMostFiveQuestionsAndNonsenseIsAskedAgain() {
    // Given
    addAnotherInstance();
    account.sandbox.cloud().studio().addDomain("another", _ -> {});

    // When
    Result result =
        run(
            List.of(
                "",
                "d-nonsense",
                "studio",
                "nobody",
                "data-scientits",
                "1,3",
                "x",
                "2",
                "mail",
                "none"));

    // Then
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.err())
        .contains(
            "Which identity store has the groups? [d-1234567890]",
            "There is no Studio domain 'd-nonsense'.",
            "There is no group 'data-scientits'. Did you mean 'data-scientists'?",
            "There is no role 'x'.",
            "'mail' is no mail address")
        .containsPattern("Which role do they get\\?");
    assertThat(folder.resolve("mapping.yaml"))
        .content()
        .contains("data-scientists", "office-staff", "ml-engineer");
  }

  @Test
  void threeUselessAnswersEndIt() {
    Result result = run(List.of("a", "b", "c", "d"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("No answer to \"Which groups", "pass --group NAME");
    assertNothingWritten();
  }

  @Test
  void withoutATerminalTheMissingOptionIsNamedWithItsChoices() {
    Result result = init();

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("There is no default: pass --group NAME. Nothing was written.", "office-staff");
    assertNothingWritten();
  }

  @Test
  void theGroupsThatMaySignInTodayAreTheDefault() {
    // Given
    account
        .sandbox
        .cloud()
        .assignments()
        .add(
            new Assignment(
                account.sandbox.cloud().studio().domains().getFirst().singleSignOnApplicationArn(),
                PrincipalType.GROUP,
                Company.ML_ENGINEERS.groupId()));

    // When
    Result result = init("--yes");

    // Then
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(folder.resolve("mapping.yaml"))
        .content()
        .contains("groupName: ml-engineers", "role/studio/ml-engineer")
        .doesNotContain("data-scientists");
  }

  @Test
  void unknownAndAmbiguousNamesAreRefused() {

    assertThat(init("--group", "data-scientits", "--yes").err())
        .contains("--group: There is no group 'data-scientits'. Did you mean 'data-scientists'?");
    assertThat(init("--group", "1", "--yes").err()).contains("There is no group '1'");
    assertThat(init("--domain", "studoi", "--yes").err()).contains("Did you mean 'studio'?");
    assertThat(init("--group", "data-scientists", "--role", "data-sientist", "--yes").err())
        .contains("--role: There is no role 'data-sientist'. Did you mean 'data-scientist'?");
    assertThat(
            init("--group", "data-scientists", "--role", EmptyAccount.ROLES + "gone", "--yes")
                .err())
        .contains("The first rows would not work. Nothing was written:", "gone does not exist");
    assertThat(init("--identity-store", "d-1", "--yes").err())
        .contains("--identity-store: There is no identity store 'd-1'");
    assertThat(init("--alarm-email", "x", "--yes").exitCode()).isEqualTo(1);
    assertThat(init("--stack-name", "x".repeat(55)).err()).contains("at most 54");
    account.sandbox.cloud().studio().addDomain("Twin");
    account.sandbox.cloud().studio().addDomain("twin");
    assertThat(init("--domain", "TWIN", "--yes").err())
        .contains("--domain: 'TWIN' is ambiguous", "'Twin' (d-", "'twin' (d-", "Use the id.");
    assertThat(init("--group", "data-scientists", "--yes").err())
        .contains("Which Studio domain? There is no default: pass --domain ID");
    assertNothingWritten();
  }

  @Test
  void twoInstancesWithoutADomainThatTellsNeedTheOption() {
    // Given
    replaceAccount(EmptyAccount.bare());
    addAnotherInstance();

    // When
    Result result = init("--yes");

    // Then
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("pass --identity-store ID", "d-1234567890", "owned by account 999988887777");
  }

  @Test
  void anEmptyAccountIsToldAllThatIsMissingWithCommands() {
    // Given
    replaceAccount(EmptyAccount.bare());
    account.sandbox.cloud().trails().replaceWith(List.of());

    // When
    Result result = init("--yes");

    // Then
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.out())
        .contains(
            "missing: the directory has no group",
            "aws identitystore create-group",
            "missing: no Studio domain in eu-west-1",
            "--template-file templates/studio-domain.yaml",
            "missing: no role of the account trusts sagemaker.amazonaws.com",
            "--template-file templates/execution-roles.yaml",
            "warning: no trail of account 111122223333 covers eu-west-1",
            "aws cloudtrail create-trail",
            "Nothing was written. Run studioctl init again afterwards.");
    assertNothingWritten();
  }

  @Test
  void whatIsMissingFitsTheTerminalButForCommands() {
    // Given
    replaceAccount(EmptyAccount.bare());

    // When
    Result result =
        account.ctl().run("init", "--directory", folder.toString(), "--region", "eu-west-1");

    // Then
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.out())
        .containsPattern(
            "\\n +aws identitystore create-group --region eu-west-1 --identity-store-id"
                + " d-1234567890 --display-name data-scientists\\n");
    assertThat(result.out().lines().filter(line -> !line.contains("aws ")))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void withoutAnInstanceInAnyRegionItSaysHowToGetOne() {
    replaceAccount(
        EmptyAccount.with(IdentityCenter.in(new AccountRegion("111122223333", "cn-north-1"))));

    Result result = init(SCRIPT);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out())
        .contains("no instance of IAM Identity Center", "aws sso-admin create-instance");
    assertNothingWritten();
  }

  @Test
  void anInstanceOfAnotherOwnerInAnotherRegionIsFound() throws Exception {
    replaceAccount(
        EmptyAccount.with(
            IdentityCenter.in(new AccountRegion("999988887777", "eu-north-1"))
                .administeredFrom(EmptyAccount.ACCOUNT)));

    Result result = init(SCRIPT);

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(parameter("IdentityCenterAccountId")).isEqualTo("999988887777");
    assertThat(parameter("IdentityCenterRegion")).isEqualTo("eu-north-1");
    assertThat(result.out())
        .contains(
            "--region eu-north-1 --template-file templates/identity-center-account.yaml",
            "TargetEventBusArn=arn:aws:events:eu-west-1:111122223333:event-bus/default",
            "hint: the trails of the Identity Center account 999988887777 are not readable");
  }

  @Test
  void aDomainInIamModeIsNoChoice() {
    // Given
    replaceAccount(EmptyAccount.bare());
    account.addGroupsAndUsers();
    account.addRole("studio/data-scientist");
    account
        .sandbox
        .cloud()
        .studio()
        .addDomain("old", domain -> domain.domainId("d-old").authMode(AuthMode.IAM));

    // When
    Result result = init(SCRIPT);

    // Then
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out())
        .contains("domain d-old is in IAM mode", "The mode of a domain cannot be changed");
    account.addDomain();
    assertThat(init("--domain", "old", "--yes").err())
        .contains("--domain: domain d-old is in IAM mode");
    assertNothingWritten();
  }

  @Test
  void aRoleOutsideOfThePathIsAllowedByAParameter() throws Exception {
    account.addRole("service-role/notebooks");

    Result result = init("--group", "office-staff", "--role", "notebooks", "--yes");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(parameter("AllowedRoleArns"))
        .isEqualTo(
            EmptyAccount.ROLES + "studio/*," + EmptyAccount.ROLES + "service-role/notebooks");
  }

  @Test
  void filesAreOverwrittenOnlyIfSomebodySaysSo() throws Exception {
    // Given
    Path mapping = Files.writeString(folder.resolve("mapping.yaml"), "rows: []\n");
    Path samConfig =
        Files.writeString(
            folder.resolve("samconfig.toml"), Files.readString(Path.of("../samconfig.toml")));

    // When
    Result refused = init(SCRIPT);
    Result declined =
        run(
            List.of("n"),
            "--group",
            "data-scientists",
            "--role",
            "data-scientist",
            "--alarm-email",
            "none");

    // Then
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("mapping.yaml: would be overwritten. Pass --force");
    assertThat(declined.exitCode()).isEqualTo(130);
    assertThat(mapping).hasContent("rows: []\n");
    assertThat(folder.resolve("parameters.json")).doesNotExist();
    assertThat(samConfig).hasSameTextualContentAs(Path.of("../samconfig.toml"));

    // When
    Result forced =
        init(Stream.concat(Stream.of("--force"), Stream.of(SCRIPT)).toArray(String[]::new));
    Result again = init(SCRIPT);
    Result others =
        init(
            "--group", "office-staff", "--role", "ml-engineer", "--yes", "--alarm-email", "a@b.de");

    // Then
    assertThat(forced.exitCode()).as(forced.err()).isZero();
    assertThat(samConfig).content().contains("parameter_overrides", "[default.local_invoke");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(others.err()).contains("the parameters in ", "parameters.json", "mapping.yaml");
  }

  @Test
  void aFolderThatCannotBeWrittenToChangesNothing() {
    String[] elsewhere = {
      "--directory", "/proc", "--group", "data-scientists", "--role", "data-scientist", "--yes"
    };

    Result unwritable =
        account
            .ctl()
            .run(Stream.concat(Stream.of("init"), Stream.of(elsewhere)).toArray(String[]::new));
    Result absent = account.ctl().run("init", "--directory", folder.resolve("absent").toString());

    assertThat(unwritable.exitCode()).isEqualTo(1);
    assertThat(unwritable.err()).contains("Cannot write /proc", "Nothing was written");
    assertThat(absent.err()).contains("--directory: ", "is no directory");
  }

  @Test
  void aPoorCallIsNamedAndTheRestGoesOn() throws Exception {
    // Given
    List<String> documented = documentedActions();
    account.allow(
        documented.stream()
            .filter(
                action ->
                    !List.of("iam:ListRoles", "cloudtrail:DescribeTrails", "sagemaker:ListDomains")
                        .contains(action))
            .toList());

    // When
    Result unknown = init(SCRIPT);
    Result named =
        init(
            "--domain",
            Company.DOMAIN,
            "--group",
            "data-scientists",
            "--role",
            EmptyAccount.ROLES + "studio/data-scientist",
            "--yes");

    // Then
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.out())
        .contains(
            "unchecked: the Studio domains: Access denied: the credentials do not allow"
                + " sagemaker:ListDomains",
            "unchecked: the roles: Access denied: the credentials do not allow iam:ListRoles",
            "the domain is not known",
            "pass --domain ID");
    assertThat(named.exitCode()).as(named.out() + named.err()).isZero();
    assertThat(named.out()).contains("do not allow cloudtrail:DescribeTrails");
    assertThat(folder.resolve("mapping.yaml")).content().contains("data-scientist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x y;z", "d-x y;z", "studio", "d-", "D-ABC"})
  void whereDomainsCannotBeListedOnlyAnIdNamesOne(String domain) throws Exception {
    // Given
    account.allow(
        documentedActions().stream()
            .filter(action -> !action.equals("sagemaker:ListDomains"))
            .toList());

    // When
    Result result =
        init(
            Stream.concat(Stream.of("--domain", domain), Stream.of(SCRIPT)).toArray(String[]::new));

    // Then
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "studioctl: --domain: '%s' is no id of a Studio domain: d- and".formatted(domain),
            "the domains cannot be listed",
            "do not allow sagemaker:ListDomains");
    assertNothingWritten();
  }

  @Test
  void theDocumentedPermissionsSuffice() throws Exception {
    account.allow(documentedActions());

    Result result = init(SCRIPT);

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).doesNotContain("unchecked");
  }

  private static List<String> documentedActions() throws Exception {
    List<String> actions = new ArrayList<>();
    JSON.readTree(Path.of("../docs/examples/init-policy.json").toFile())
        .at("/Statement/0/Action")
        .forEach(action -> actions.add(action.asText()));
    return actions;
  }

  @Test
  void aBrokenStackOfTheNameIsSaid() {
    addStack(Map.of("IdentityStoreId", "d-1234567890"));

    Result result = init(SCRIPT);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("is not a complete Studio Access", "aws cloudformation delete-stack");
  }

  @Test
  void anotherProductsStackOfTheNameIsNotReplaced() {
    addStack(Map.of("BucketName", "invoices"));

    Result result = init(SCRIPT);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("is not Studio Access", "would delete its resources", "--stack-name");
    assertNothingWritten();
  }

  @Test
  void aFolderWithABlankStaysOneWordOfTheCommands() throws Exception {
    folder = Files.createDirectory(folder.resolve("my team's files"));

    Result result = init(SCRIPT);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("my team'\\''s files/mapping.yaml' --region");
  }

  private void addStack(Map<String, String> parameters) {
    account
        .sandbox
        .cloud()
        .stacks()
        .add(
            new TemplateStack(
                "arn:aws:cloudformation:eu-west-1:111122223333:stack/studio-access/1",
                "studio-access",
                parameters,
                Map.of(),
                List.of()));
  }

  @Test
  void scriptsReadJson() throws Exception {
    JsonNode result =
        JSON.readTree(
            init(Stream.concat(Stream.of("--output", "json"), Stream.of(SCRIPT))
                    .toArray(String[]::new))
                .out());

    assertThat(result.path("files")).hasSize(3);
    assertThat(result.path("parameters").path("IdentityStoreId").asText())
        .isEqualTo("d-1234567890");
    assertThat(result.path("next").toString()).contains("mapping apply");
  }

  private void addAnotherInstance() {
    account
        .sandbox
        .cloud()
        .otherInstances()
        .add(
            "eu-west-1",
            InstanceMetadata.builder()
                .instanceArn("arn:aws:sso:::instance/ssoins-fedcba0987654321")
                .identityStoreId("d-0987654321")
                .ownerAccountId("999988887777")
                .build());
  }
}
