package io.studioaccess.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.stack.PackagedFunctionsIT;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * The page of one sandbox, by HTTP and in a browser. The tests share the sandbox, because a start
 * takes seconds; the last but one starts it anew.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ResourceLock(PackagedFunctionsIT.ARCHIVES)
class SandboxPageIT {
  private static final String SCIENTISTS = Company.DATA_SCIENTISTS.displayName();
  private static final String ENGINEERS = Company.ML_ENGINEERS.displayName();

  private static final Duration SEVERAL_TICKS = Duration.ofSeconds(1);

  private static PageUnderTest page;

  @BeforeAll
  static void start() {
    page = new PageUnderTest();
  }

  @AfterAll
  static void close() {
    page.close();
  }

  @Test
  @Order(1)
  void aMembershipBecomesAProfileAndItsWayIsShown() {
    // When
    page.member(Company.ANA, SCIENTISTS, true);

    // Then
    JsonNode profile = page.get("state").path("profiles").get(0);
    assertThat(profile.path("user").asText()).isEqualTo(Company.ANA.userId());
    assertThat(profile.path("role").asText()).isEqualTo("data-scientist");
    assertThat(profile.path("state").asText()).isEqualTo("GRANTED");
    List<JsonNode> journeys = page.journeysOf(Company.ANA);
    assertThat(journeys)
        .allSatisfy(
            journey ->
                assertThat(journey.path("title").path("text").asText())
                    .isEqualTo("ana joined data-scientists"));
    JsonNode first = journeys.getFirst();
    assertThat(first.path("deliveries").get(0).path("target").asText())
        .isEqualTo("ProvisionerQueue");
    assertThat(first.path("steps").get(0).path("text").asText())
        .isEqualTo("Begins to create the profile");
    assertThat(first.path("steps").get(0).path("calls").toString()).contains("CreateUserProfile");
    assertThat(journeys)
        .anySatisfy(
            journey ->
                assertThat(journey.path("outcomes").toString())
                    .contains("\"detail-type\":\"Granted\""));
  }

  @Test
  @Order(2)
  void aDeniedCallIsShownWithItsReason() {
    // Given
    page.post(
        "faults", Map.of("kind", "deny", "service", "sagemaker", "operation", "CreateUserProfile"));

    // When
    page.member(Company.JANE, ENGINEERS, true);

    // Then
    assertThat(page.journeysOf(Company.JANE).toString())
        .contains("CreateUserProfile", "AccessDeniedException", "service control policy");
    assertThat(page.get("state").path("faults").path("calls")).isEmpty();
  }

  @Test
  @Order(3)
  void aLostEventLeavesNoTraceButItsLoss() {
    // Given
    page.post("faults", Map.of("kind", "lose-events", "times", 2));

    // When
    page.member(Company.MEHMET, ENGINEERS, true);

    // Then
    assertThat(page.journeysOf(Company.MEHMET))
        .hasSize(2)
        .allSatisfy(
            journey ->
                assertThat(journey.path("deliveries").toString()).contains("lost on purpose"));

    // And when
    page.post("schedules", Map.of("rule", "SweepRule"));
    page.sandbox().settle();

    // Then
    assertThat(page.get("state").path("profiles").toString()).contains("\"name\":\"mehmet\"");
  }

  @Test
  @Order(4)
  void aChangeOverTheLimitIsHeldAnAlarmRingsAndAReleaseLetsItHappen() {
    // Given
    page.member(Company.JANE, ENGINEERS, false);

    // When
    page.member(Company.MEHMET, ENGINEERS, false);

    // Then
    JsonNode held = page.get("state").path("pending").path("held");
    assertThat(held.findValuesAsText("name")).containsExactly("mehmet");
    assertThat(page.get("state").path("alarms").get(0).path("id").asText())
        .isEqualTo("ChangesHeldAlarm");
    assertThat(page.get("state").path("alarms").get(0).path("state").asText()).isEqualTo("ALARM");

    // And when
    page.post("held", Map.of("decision", "release"));
    page.sandbox().settle();

    // Then
    JsonNode pending = page.get("state").path("pending");
    assertThat(pending.path("held")).isEmpty();
    assertThat(pending.path("quarantine").findValuesAsText("name"))
        .contains("jane.doe@example.com", "mehmet");
  }

  @Test
  @Order(5)
  void aUserCanBeDisabledRenamedAndDeleted() {
    // When
    page.post("users/enabled", Map.of("user", "olga", "enabled", false));
    page.post("users/rename", Map.of("user", "olga", "name", "olga.k"));
    JsonNode users = page.get("state").path("people").path("users");

    // Then
    assertThat(users.toString()).contains("\"name\":\"olga.k\",\"enabled\":false");

    // And when
    page.post("users/delete", Map.of("user", "olga.k"));

    // Then
    assertThat(page.get("state").path("people").path("users").toString()).doesNotContain("olga.k");
    assertThat(page.journeysOf(Company.OLGA).toString())
        .contains("olga was disabled", "olga.k was deleted");
  }

  @Test
  @Order(6)
  void theClockAdvances() {
    // Given
    Instant before = page.sandbox().clock().instant();

    // When
    page.post("clock", Map.of("advance", "PT1M"));
    page.post("clock", Map.of("to", "next"));

    // Then
    assertThat(page.sandbox().clock().instant())
        .isAfterOrEqualTo(before.plus(Duration.ofMinutes(1)));
  }

  @Test
  @Order(6)
  void theAwsCliFindsRolesAndRules() {
    try (var iam = client(IamClient.builder());
        var events = client(EventBridgeClient.builder())) {
      assertThat(iam.listRoles(list -> list.pathPrefix("/")).roles())
          .extracting(role -> role.arn())
          .anyMatch(arn -> arn.contains("Provisioner"));
      assertThat(iam.listRoles(list -> list.pathPrefix("/nowhere/")).roles()).isEmpty();
      assertThat(events.listRules(list -> {}).rules())
          .extracting(rule -> rule.name())
          .anyMatch(name -> name.contains("MembershipAdditionsRule"));
    }
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder) {
    Principal administrator = Principal.administrator("administrator", "111122223333");
    String key = page.sandbox().endpoint().accessKeyFor(administrator);
    return builder
        .endpointOverride(page.sandbox().endpoint().uri())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "any")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Test
  @Order(7)
  void dataThatIsWrongIsRefusedWithWhatToDo() {
    assertThat(page.refused("memberships", Map.of("user", "nobody", "group", "x", "member", true)))
        .isEqualTo("user: the directory has no user nobody");
    assertThat(page.refused("clock", Map.of("advance", "tomorrow"))).contains("ISO 8601");
    assertThat(page.refused("faults", Map.of("kind", "flood"))).contains("throttle, deny");
    assertThat(page.refused("events", Map.of("file", "../pom.xml"))).contains("file: expected");
    assertThat(page.refused("apps", Map.of("profile", "nobody"))).contains("no profile nobody");
    assertThat(page.refused("state/load", Map.of("state", Map.of()))).contains("version");
    assertThat(page.refused("unknown", Map.of())).contains("no control unknown");
  }

  @Test
  @Order(8)
  void aFormOfAForeignPageIsRefused() {
    // When
    HttpResponse<String> answer =
        page.send(
            HttpRequest.newBuilder(page.uri("api/reset"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());

    // Then
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
  }

  @Test
  @Order(9)
  void theFeedBeginsWithTheWholeState() throws IOException, InterruptedException {
    // When
    try (var http = java.net.http.HttpClient.newHttpClient()) {
      String state = firstData(http);

      // Then
      assertThat(PageUnderTest.read(state).fieldNames())
          .toIterable()
          .contains("clock", "people", "profiles", "pending", "queues", "alarms", "faults");
      http.shutdownNow();
    }
  }

  @Test
  @Order(9)
  @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPageDoesNotWaitWhileTheStateIsRead() throws IOException, InterruptedException {
    try (var http = java.net.http.HttpClient.newHttpClient()) {
      // Given
      firstData(http);
      Studio slow = page.sandbox().cloud().studio();

      // When
      synchronized (slow) {
        Thread.sleep(SEVERAL_TICKS);

        // Then
        assertThat(PageUnderTest.read(firstData(http)).fieldNames())
            .toIterable()
            .contains("people");
      }
      http.shutdownNow();
    }
  }

  /** What the feed sends first; the connection stays open. */
  private static String firstData(java.net.http.HttpClient http)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(page.uri("api/feed")).build();
    var reader =
        new BufferedReader(
            new InputStreamReader(
                http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body(),
                StandardCharsets.UTF_8));
    String line = reader.readLine();
    while (!line.startsWith("data:")) {
      line = reader.readLine();
    }
    return line.substring("data:".length());
  }

  @Test
  @Order(9)
  void aWindowThatTheBrowserDoesNotDrawShowsTheState() {
    try (PageBrowser browser = PageBrowser.start()) {
      // Given
      browser.drawNothing();

      // When
      browser.open(page.server.uri(), 1280, 800);

      // Then
      browser.awaitText("#people", Company.ANA.userName());
    }
  }

  @Test
  @Order(10)
  void theMatrixWorksInABrowserAndThePageFitsAPhone() {
    try (PageBrowser browser = PageBrowser.start()) {
      // Given
      browser.open(page.server.uri(), 1280, 800);

      // When
      browser.click("[aria-label='li.wei in data-scientists']");
      browser.awaitText("#journeys", "li.wei joined data-scientists");
      page.sandbox().settle();

      // Then
      browser.awaitText("#journeys", "Granted: the profile has the role data-scientist");
      assertThat(browser.attribute("[aria-label='li.wei in data-scientists']", "aria-checked"))
          .isEqualTo("true");
      browser.assertArrowKeysMove();
      browser.assertNothingOverflows();

      // And when
      browser.open(page.server.uri(), 390, 844);
      browser.click("[data-area='journeys']");

      // Then
      browser.awaitText("#journeys", "li.wei joined data-scientists");
      browser.assertNothingOverflows();
      browser.assertNoWarnings();
    }
  }

  @Test
  @Order(11)
  void aSavedStateIsLoadedIntoANewSandbox() {
    // Given
    JsonNode saved = page.post("state/save", Map.of());
    JsonNode before = page.get("state");
    page.post("users/delete", Map.of("user", "li.wei"));

    // When
    page.post("state/load", Map.of("state", saved));

    // Then
    JsonNode after = page.get("state");
    assertThat(after.path("profiles")).isEqualTo(before.path("profiles"));
    assertThat(after.path("people")).isEqualTo(before.path("people"));
    assertThat(after.path("pending").path("quarantine"))
        .isEqualTo(before.path("pending").path("quarantine"));
    assertThatItIsTheSameProfile(Company.ANA);
  }

  /** The functions recognize the profile as the recorded one, and the limit as used up. */
  private static void assertThatItIsTheSameProfile(User user) {
    page.member(user, SCIENTISTS, false);
    assertThat(page.get("state").path("pending").path("held").findValuesAsText("name"))
        .contains(user.userName());
  }

  /** The last one, since a message that fails again and again takes hours of the sandbox. */
  @Test
  @Order(12)
  void theControlsForTroubleWorkInABrowser() {
    try (PageBrowser browser = PageBrowser.start()) {
      // Given
      page.sandbox().send("SweeperDeadLetterQueue", "{}");
      browser.open(page.server.uri(), 1280, 800);

      // When
      browser.click("[data-tab='queues']");
      browser.awaitText("#panel-content", "Redrive");
      browser.click("[data-do='redrive']");

      // Then
      browser.awaitText("body", "1 message moved back to");

      // And when
      browser.click("[data-tab='faults']");
      browser.click("[data-key='unreachable']");

      // Then
      browser.awaitText("#panel-content", "sts AssumeRole");
      assertThat(page.get("state").path("faults").path("calls")).hasSize(2);

      // And when
      browser.click("[data-do='clearFaults']");
      browser.click("[data-key='kill-SweeperFunction']");

      // Then
      browser.awaitText("#panel-content", "is killed at its next call");
      assertThat(page.get("state").path("faults").path("calls")).isEmpty();

      // And when
      browser.click("[data-do='person'][data-user='%s']".formatted(Company.ANA.userId()));
      browser.awaitText("dialog", "Apps and spaces");
      browser.click("dialog [data-do='hang']");

      // Then
      browser.awaitText("body", "an app takes two hours to stop");

      // And when
      browser.click("dialog [data-do='explain']");

      // Then
      browser.awaitAnyText(
          "body", "Why ana has what they have", "there is no studioctl/target/studioctl.jar");
    }
  }
}
