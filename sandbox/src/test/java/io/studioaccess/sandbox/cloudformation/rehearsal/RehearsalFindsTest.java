package io.studioaccess.sandbox.cloudformation.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's template, spoilt in one place each time. */
class RehearsalFindsTest {

  private static final String REGION_SETTING = "IdentityCenterRegion=";

  @TempDir Path folder;

  @Test
  void aCycleIsNamed() throws IOException {
    Scene scene =
        spoilt(
            "  SweeperQueue:\n    Type: AWS::SQS::Queue\n",
            "  SweeperQueue:\n    Type: AWS::SQS::Queue\n    DependsOn: SweepRule\n");

    assertThatThrownBy(() -> create(scene, Map.of()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Circular dependency")
        .hasMessageContaining("SweeperQueue -> SweepRule -> SweeperQueue");
  }

  @Test
  void aMappingWithoutItsPermissionIsRefused() throws IOException {
    Scene scene = spoilt("                  - sqs:ReceiveMessage\n", "");

    assertThatThrownBy(() -> create(scene, Map.of()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("ProvisionerFunctionAdditions")
        .hasMessageContaining("sqs:ReceiveMessage")
        .hasMessageContaining("line ");
  }

  @Test
  void aQueueMayNotWaitShorterThanItsFunctionRuns() throws IOException {
    Scene scene = spoilt("VisibilityTimeout: 360", "VisibilityTimeout: 30");

    assertThatThrownBy(() -> create(scene, Map.of()))
        .hasMessageContaining(
            "Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds");
  }

  @Test
  void aMisspeltPropertyIsRefused() throws IOException {
    Scene scene = spoilt("MessageRetentionPeriod: 345600", "MessageRetentionTime: 345600");

    assertThatThrownBy(() -> create(scene, Map.of()))
        .hasMessageContaining("the property MessageRetentionTime does not exist");
  }

  @Test
  void anEnvironmentOfMoreThanFourKilobytesIsRefused() throws IOException {
    Scene scene = spoilt("    MaxLength: 512\n", "");

    assertThatThrownBy(() -> create(scene, Map.of("GroupNamePattern", "x".repeat(3_000))))
        .hasMessageContaining("Environment of the function, in bytes")
        .hasMessageContaining("at most 4,096");
  }

  @Test
  void aPolicyThatIsTooLongIsRefused() throws IOException {
    Scene scene = spoilt("Sid: ReadTheMapping", "Sid: " + "Long".repeat(3_000));

    assertThatThrownBy(() -> create(scene, Map.of()))
        .hasMessageContaining("Inline policies of the role, in characters")
        .hasMessageContaining("at most 10,240");
  }

  @Test
  void aParameterThatIsNoSettingStaysWithoutEffect() throws IOException {
    Scene scene = spoilt("          GracePeriodDays=${GracePeriodDays}\n", "");

    assertThat(change(scene, "GracePeriodDays"))
        .contains("still invokes the old settings", "GracePeriodDays");
  }

  /** Settings that change although no function's environment does. */
  @Test
  void aSettingThatChangesAloneFailsTheUpdate() throws IOException {
    Scene scene =
        spoilt(
            Pattern.compile("\\Q" + REGION_SETTING + "\\E\\$\\{[A-Za-z]+}"),
            REGION_SETTING + "${IdentityCenterRegion}");

    assertThat(change(scene, "IdentityCenterRegion"))
        .contains("A version for this Lambda function exists ( 1 )");
  }

  @Test
  void anUnknownKindOfParameterNeedsAValue() throws IOException {
    Scene scene =
        spoilt(
            "Parameters:\n  IdentityStoreId:",
            """
            Parameters:
              Colour:
                Type: String
                Default: ""
                AllowedPattern: ^(#[0-9a-f]{6})?$
              IdentityStoreId:\
            """);

    assertThat(change(scene, "Colour")).contains("no value is known for the parameter Colour");
  }

  /** The versions of a failed update stay, and the next attempt would publish nothing. */
  @Test
  void versionsThatOutliveARollbackBlockTheNextAttempt() throws IOException {
    Scene scene = spoilt("DeletionPolicy: Delete", "DeletionPolicy: Retain");

    assertThat(findings(scene, (it, log) -> new Rollbacks(it, log).updates()))
        .contains("second attempt", "A version for this Lambda function exists");
  }

  @Test
  void aProtectedTableCannotBeDeleted() throws IOException {
    Scene scene =
        spoilt(
            "  LedgerTable:\n    Type: AWS::DynamoDB::Table\n    DeletionPolicy: Retain\n",
            "  LedgerTable:\n    Type: AWS::DynamoDB::Table\n");

    assertThat(findings(scene, (it, log) -> new Deletions(it, log).run(it.product())))
        .contains("LedgerTable", "currently protected against deletion");
  }

  @Test
  void whatStaysMustBeDocumented() throws IOException {
    Scene scene =
        spoilt(
            "  SettingsApplication:\n    Type: AWS::AppConfig::Application\n",
            "  SettingsApplication:\n    Type: AWS::AppConfig::Application\n"
                + "    DeletionPolicy: Retain\n");

    assertThat(findings(scene, (it, log) -> new Deletions(it, log).run(it.product())))
        .contains("docs/deploy.md lists", "SettingsApplication");
  }

  @Test
  void anArnOfOnePartitionIsFound() throws IOException {
    Scene scene =
        spoilt(
            "!Sub arn:${AWS::Partition}:sagemaker:*:${AWS::AccountId}:user-profile/*",
            "!Sub arn:aws:sagemaker:*:${AWS::AccountId}:user-profile/*");

    assertThat(findings(scene, (it, log) -> new Creations(it, log).partitions()))
        .contains("an ARN of the partition aws");
  }

  private Scene spoilt(String found, String replacement) throws IOException {
    return spoilt(Pattern.compile(found, Pattern.LITERAL), replacement);
  }

  private Scene spoilt(Pattern found, String replacement) throws IOException {
    Matcher matcher =
        found.matcher(Files.readString(TestRepository.root().resolve("template.yaml")));
    assertThat(matcher.find()).as("the template has %s", found).isTrue();
    Path file = folder.resolve("template.yaml");
    Files.writeString(file, matcher.replaceAll(Matcher.quoteReplacement(replacement)));
    return new Scene(TestRepository.root(), file);
  }

  private static void create(Scene scene, Map<String, String> parameters) {
    var all = new HashMap<>(scene.bases().getFirst().parameters());
    all.putAll(parameters);
    scene.created(scene.account(), all);
  }

  private static String change(Scene scene, String parameter) {
    return findings(scene, (it, log) -> new ParameterChanges(it, log).run(parameter));
  }

  private static String findings(Scene scene, BiConsumer<Scene, Findings> part) {
    var log =
        new Findings(
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    part.accept(scene, log);
    return String.join("\n", log.all());
  }
}
