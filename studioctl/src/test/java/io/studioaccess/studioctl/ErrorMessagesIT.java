package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.wire.Faults;
import io.studioaccess.sandbox.wire.SessionCredentials;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors of credentials, network and AWS are reported in one line that says what to do. */
@ResourceLock(SandboxedCompany.AS_DEPLOYED)
class ErrorMessagesIT {
  private static final String ADMINISTRATOR = System.getProperty("aws.accessKeyId");

  /** Only commands with {@code --profile} read this file, and no other test passes that option. */
  private static final String CONFIG_FILE = "aws.configFile";

  private static final Path WAITS_AGENT =
      Path.of("../sandbox/function-waits/target/function-waits.jar");
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private static Path home;

  private static SandboxedCompany company;

  @BeforeAll
  static void start() throws IOException {
    company = SandboxedCompany.asDeployed();
    Path config = Files.createDirectory(home.resolve(".aws")).resolve("config");
    Files.writeString(
        config,
        """
        [profile unknown]
        aws_access_key_id = AKIAUNKNOWN
        aws_secret_access_key = any
        [profile administrator]
        aws_access_key_id = %s
        aws_secret_access_key = any
        region = eu-west-1
        %s
        %s
        [profile empty]
        region = eu-west-1
        [profile process]
        credential_process = false
        [profile sso]
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-west-1
        sso_account_id = 111122223333
        sso_role_name = administrator
        [sso-session company]
        sso_start_url = https://example.awsapps.com/start
        sso_region = eu-west-1
        [profile sso-session]
        sso_session = company
        sso_account_id = 111122223333
        sso_role_name = administrator
        [profile by-sso]
        source_profile = sso-session
        role_arn = arn:aws:iam::111122223333:role/administrator
        region = eu-west-1
        [profile login]
        login_session = arn:aws:iam::111122223333:user/administrator
        region = eu-west-1
        """
            .formatted(
                ADMINISTRATOR,
                sessionProfile("expired", HOUR.negated()),
                sessionProfile("expiring", HOUR)));
    System.setProperty(CONFIG_FILE, config.toString());
  }

  private static String sessionProfile(String profile, Duration validity) {
    SessionCredentials credentials =
        company
            .sandbox
            .endpoint()
            .issueCredentials(
                Principal.administrator(profile, "111122223333"),
                "somebody",
                company.sandbox.clock().instant().plus(validity),
                () -> true);
    return """
    [profile %s]
    aws_access_key_id = %s
    aws_secret_access_key = any
    aws_session_token = %s
    """
        .formatted(profile, credentials.accessKeyId(), credentials.sessionToken());
  }

  @AfterEach
  void reset() {
    signInAs(Principal.administrator("administrator", "111122223333"));
    company.sandbox.endpoint().faults().clear();
  }

  @AfterAll
  static void stop() {
    System.clearProperty(CONFIG_FILE);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          unknown,     AWS rejects the credentials (InvalidClientTokenId)
          expired,     The credentials have expired. Sign in again (aws sso login)
          nobody,      Profile nobody does not exist. Run "aws configure list-profiles".
          empty,       Profile empty yields no credentials
          process,     Profile process yields no credentials
          sso,         Profile sso is not signed in. Run "aws sso login --profile sso"
          sso-session, Profile sso-session is not signed in. Run "aws sso login --profile sso-session"
          by-sso,      Profile by-sso is not signed in. Run "aws sso login --profile sso-session"
          login,       Profile login is not signed in. Run "aws login --profile login"
          """)
  void unusableCredentials(String profile, String message) {
    Result result = company.ctl().run("status", "--profile", profile);

    assertFailsWith(result, message);
  }

  @Test
  void debugAddsTheStackTrace() {
    assertThat(company.ctl().run("status", "--profile", "unknown", "--debug").err())
        .contains("    at io.studioaccess.studioctl");
  }

  @Test
  void credentialsThatExpireDuringACommand() {
    company
        .sandbox
        .endpoint()
        .calls()
        .onCall(
            call -> {
              if (call.principal().equals("expiring")) {
                company.sandbox.clock().advance(HOUR);
              }
            });

    Result result = company.ctl().run("mapping", "export", "--profile", "expiring");

    assertFailsWith(result, "The credentials have expired. Sign in again (aws sso login)");
  }

  @Test
  void noCredentials() throws Exception {
    Result result = packaged(Map.of("AWS_REGION", "eu-west-1")).run("status");

    assertFailsWith(result, "No credentials. Sign in (aws sso login), set AWS_PROFILE");
  }

  @Test
  void noRegion() throws Exception {
    Result result =
        packaged(Map.of("AWS_ACCESS_KEY_ID", "any", "AWS_SECRET_ACCESS_KEY", "any")).run("status");

    assertFailsWith(result, "No region. Pass --region or set AWS_REGION.");
  }

  @Test
  void aNamedProfileTakesPrecedenceOverTheEnvironment() throws Exception {
    Result result =
        packaged(Map.of("AWS_ACCESS_KEY_ID", "unknown", "AWS_SECRET_ACCESS_KEY", "any"))
            .run("mapping", "export", "--profile", "administrator");

    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  private static PackagedStudioctl packaged(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("AWS_ENDPOINT_URL", company.sandbox.endpoint().uri().toString());
    return new PackagedStudioctl(home, all);
  }

  @Test
  void aRegionWithoutTheStack() {
    Result result = company.ctl().run("status", "--region", "eu-north-1");

    assertFailsWith(result, "Stack studio-access does not exist in region eu-north-1. Check");
  }

  @ParameterizedTest
  @CsvSource({
    "cloudformation:DescribeStacks, status",
    "dynamodb:Scan,                 mapping export",
    "identitystore:GetUserId,       explain ana",
    "sqs:ReceiveMessage,            dlq list"
  })
  void aMissingPermission(String action, String command) {
    signInAs(Principal.role("restricted", "person", "111122223333", List.of(allBut(action))));

    Result result = company.ctl().run(command.split(" "));

    assertFailsWith(
        result, "Access denied: the credentials do not allow " + action + ". docs/studioctl.md");
  }

  private static void signInAs(Principal principal) {
    company.sandbox.endpoint().register(ADMINISTRATOR, principal);
  }

  private static PolicyDocument allBut(String action) {
    return PolicyDocument.of(
        Map.of(
            "Statement",
            List.of(
                Map.of("Effect", "Allow", "Action", "*", "Resource", "*"),
                Map.of("Effect", "Deny", "Action", action, "Resource", "*"))));
  }

  @Test
  void temporaryThrottlingIsRetried() {
    Result before = company.ctl().run("doctor");
    for (String service :
        List.of(
            "cloudformation", "dynamodb", "events", "iam", "identitystore", "sagemaker", "sqs")) {
      company
          .sandbox
          .endpoint()
          .faults()
          .failNext(1, Faults.Kind.THROTTLED, service, Faults.ANY, "administrator");
    }

    Result throttled = company.ctl().run("doctor");

    assertThat(throttled).isEqualTo(before);
  }

  /**
   * The waits between the SDK's retries are shortened, as in the sandbox's functions. AwsErrorTest
   * has the other services' error codes.
   */
  @Test
  void persistentThrottling() throws Exception {
    company
        .sandbox
        .endpoint()
        .faults()
        .failRandomly(1, Faults.Kind.THROTTLED, "dynamodb", Faults.ANY, "administrator");
    PackagedStudioctl studioctl =
        packaged(Map.of("JDK_JAVA_OPTIONS", "-javaagent:%s=100".formatted(WAITS_AGENT)));

    Result result = studioctl.run("mapping", "export", "--profile", "administrator");

    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.err().lines().filter(line -> !line.startsWith("NOTE: Picked up JDK_JAVA_")))
        .containsExactly(
            "studioctl: AWS is too busy, even after several retries (ThrottlingException). Nothing"
                + " is lost: run the command again in a minute.");
  }

  static Stream<Arguments> invalidPlans() {
    return Stream.of(
        arguments("", "is not a plan. Create one with"),
        arguments("\0", "is not a plan."),
        arguments("{\"planVersion\": 1, \"stack\": \"studio-", "is not a plan."),
        arguments(
            "{\"planVersion\": 1, \"kind\": \"RECONCILE\", \"stack\": \"another\", \"account\":"
                + " \"111122223333\", \"region\": \"eu-west-1\", \"createdAt\":"
                + " \"2026-03-02T09:00:00Z\"}",
            "is a plan for"),
        arguments(
            """
            {"planVersion": 1, "kind": "RECONCILE", "stack": "studio-access",
             "account": "111122223333", "region": "eu-west-1", "createdAt": "2026-03-02T09:00:00Z",
             "requests": [{"direction": "NEITHER", "message": {}}]}
            """,
            "is not a valid plan"));
  }

  @ParameterizedTest
  @MethodSource("invalidPlans")
  void anInvalidPlan(String content, String message) throws IOException {
    Path file = Files.writeString(home.resolve("plan.json"), content);

    Result result = company.ctl().run("sweep", "--yes", "--plan", file.toString());

    assertFailsWith(result, file + " ");
    assertThat(result.err()).contains(message);
  }

  private static void assertFailsWith(Result result, String message) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.err()).startsWith("studioctl: " + message).hasLineCount(1);
  }
}
