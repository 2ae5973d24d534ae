package io.studioaccess.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.studioaccess.sandbox.eventbridge.Delivery;
import io.studioaccess.sandbox.lambda.InvocationResult;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.sqs.Depth;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SandboxIT {

  private static final Path TEMPLATE =
      Path.of("src/test/resources/small-template.yaml").toAbsolutePath();

  @TempDir static Path folder;
  private static SandboxOptions options;
  private static Sandbox sandbox;

  @BeforeAll
  static void start() throws IOException {
    options = SandboxOptions.of(TestRepository.in(folder)).withTemplate(TEMPLATE);
    sandbox = Sandbox.start(options.withOwnDatabase());
  }

  @AfterAll
  static void closeAndCheckThatAllProcessesEnd() throws IOException {
    Files.delete(folder.resolve("sandbox"));

    // Given
    var pids = sandbox.pids();
    assertThat(pids).hasSizeGreaterThanOrEqualTo(2);

    // When
    sandbox.close();

    // Then
    assertThat(pids).allMatch(pid -> ProcessHandle.of(pid).isEmpty());
  }

  @BeforeEach
  void emptyTheQueues() {
    sandbox.settle();
    sandbox.queues().purge("studio-access-Dead");
  }

  @Test
  void eventReachesTheFunctionThroughRuleAndQueue() {
    // When
    var deliveries = sandbox.publish(membershipEvent());
    sandbox.settle();

    // Then
    assertThat(deliveries).containsExactly(new Delivery.Delivered("Rule", "Work"));
    assertThat(sandbox.log("Function"))
        .anyMatch(
            line ->
                line.contains("CreateGroupMembership")
                    && line.contains("ApproximateReceiveCount")
                    && line.contains("arn:aws:sqs:eu-west-1:111122223333:studio-access-Work"));
    assertThat(sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
    assertThat(sandbox.functions().busy("Function")).isPositive();
  }

  @Test
  void onlyTheFailedRecordOfABatchIsRetriedAndDeadLettered() {
    // Given
    var start = sandbox.clock().instant();

    // When
    sandbox.send("Work", "fine");
    sandbox.send("Work", "fail");
    sandbox.settle();

    // Then
    assertThat(sandbox.peek("Dead")).containsExactly("fail");
    assertThat(Duration.between(start, sandbox.clock().instant()))
        .isEqualTo(Duration.ofSeconds(2 * 60));
  }

  @Test
  void exceptionFailsTheWholeBatch() {
    // When
    sandbox.send("Work", "explode");
    sandbox.settle();

    // Then
    assertThat(sandbox.peek("Dead")).containsExactly("explode");
    assertThat(sandbox.log("Function")).anyMatch(line -> line.contains("as asked"));
  }

  @Test
  void replacesAFunctionThatExceedsItsTimeout() throws IOException {
    // Given
    Path template =
        Files.writeString(
            folder.resolve("impatient.yaml"),
            Files.readString(TEMPLATE).replace("Timeout: 60\n", "Timeout: 5\n"));

    try (Sandbox impatient = Sandbox.start(options.withTemplate(template))) {
      // When
      var answer = impatient.invoke("Function", "\"hang\"");

      // Then
      assertThat(answer)
          .isInstanceOfSatisfying(
              InvocationResult.Failed.class,
              failed -> {
                assertThat(failed.errorType()).isEqualTo("Sandbox.Timedout");
                assertThat(failed.message()).endsWith("Task timed out after 5.00 seconds");
              });
      assertThat(impatient.invoke("Function", "{}")).isInstanceOf(InvocationResult.Succeeded.class);
    }
  }

  @Test
  void killsAFunctionDuringAnInvocation() {
    // Given
    var killed = sandbox.killDuring("Function", call -> call.operation().equals("GetItem"));

    // When
    var answer = sandbox.invoke("Function", "\"read-table\"");

    // Then
    assertThat(killed.join().principal()).isEqualTo("studio-access-Role");
    assertThat(answer)
        .isInstanceOfSatisfying(
            InvocationResult.Failed.class,
            failed -> assertThat(failed.errorType()).isEqualTo("Runtime.ExitError"));
    assertThat(sandbox.invoke("Function", "\"read-table\"")).isEqualTo(succeededWith("200"));
  }

  @Test
  void deniesTheFunctionWhatItsRoleDoesNotAllow() {
    assertThat(sandbox.invoke("Function", "\"read-table\"")).isEqualTo(succeededWith("200"));
    assertThat(sandbox.invoke("Function", "\"scan-table\"")).isEqualTo(succeededWith("400"));
    assertThat(sandbox.endpoint().calls().denied())
        .anyMatch(call -> call.operation().equals("Scan"));
  }

  @Test
  void functionInheritsNoEnvironmentVariables() {
    // When
    var answer = sandbox.invoke("Function", "\"environment\"");

    // Then
    assertThat(answer)
        .isInstanceOfSatisfying(
            InvocationResult.Succeeded.class,
            succeeded ->
                assertThat(succeeded.payload())
                    .contains("TABLE", "AWS_ENDPOINT_URL", "SANDBOX_CLOCK_FILE")
                    .doesNotContain("PATH ", "HOME"));
  }

  @Test
  void deniedEventGoesToTheTargetsDeadLetterQueue() {
    // When
    var deadLettered = sandbox.publish(Map.of("detail-type", "closed", "detail", Map.of()));
    var dropped = sandbox.publish(Map.of("detail-type", "lost", "detail", Map.of()));

    // Then
    assertThat(deadLettered)
        .singleElement()
        .isInstanceOfSatisfying(
            Delivery.DeadLettered.class,
            it -> assertThat(it.reason()).contains("rule/studio-access-ClosedRule"));
    assertThat(dropped).singleElement().isInstanceOf(Delivery.Dropped.class);
    assertThat(sandbox.depth("Dead")).isEqualTo(new Depth(1, 0, 0));
    assertThat(sandbox.depth("Closed").total()).isZero();
  }

  @Test
  void getsAndSetsQueuePolicies() {
    try (SqsClient sqs = asAdministrator(SqsClient.builder())) {
      // Given
      String closed = sqs.getQueueUrl(q -> q.queueName("studio-access-Closed")).queueUrl();
      String policy =
          """
          {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
           "Principal":{"Service":"events.amazonaws.com"},"Action":"sqs:SendMessage",
           "Resource":"arn:aws:sqs:eu-west-1:111122223333:studio-access-Closed"}]}
          """;

      // When
      sqs.setQueueAttributes(
          q ->
              q.queueUrl(closed)
                  .attributes(
                      Map.of(
                          QueueAttributeName.POLICY,
                          policy,
                          QueueAttributeName.VISIBILITY_TIMEOUT,
                          "77")));

      // Then
      assertThat(attributes(sqs, closed, QueueAttributeName.ALL))
          .containsKeys(QueueAttributeName.POLICY, QueueAttributeName.QUEUE_ARN)
          .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "77");
      assertThat(attributes(sqs, closed, QueueAttributeName.POLICY))
          .containsOnlyKeys(QueueAttributeName.POLICY);
      assertThat(
              attributes(sqs, closed, QueueAttributeName.POLICY, QueueAttributeName.DELAY_SECONDS))
          .containsOnlyKeys(QueueAttributeName.POLICY, QueueAttributeName.DELAY_SECONDS);
      assertThat(sandbox.publish(Map.of("detail-type", "lost", "detail", Map.of())))
          .singleElement()
          .isInstanceOf(Delivery.Delivered.class);

      // Finally
      sandbox.queues().purge("studio-access-Closed");
      sqs.setQueueAttributes(
          q -> q.queueUrl(closed).attributes(Map.of(QueueAttributeName.POLICY, "")));
      assertThat(attributes(sqs, closed, QueueAttributeName.POLICY)).isEmpty();
    }
  }

  @Test
  void queueUrlsLeadToTheSandbox() {
    try (SqsClient sqs = asAdministrator(SqsClient.builder())) {
      // Given
      String work = sandbox.template().queues().get("Work").url();
      String dead = sandbox.template().queues().get("Dead").url();
      assertThat(work).startsWith(sandbox.endpoint().uri() + "/");

      // Then
      assertThat(sqs.getQueueUrl(q -> q.queueName("studio-access-Work")).queueUrl())
          .isEqualTo(work);
      assertThat(sqs.listQueues().queueUrls())
          .contains(work, dead)
          .allMatch(url -> url.startsWith(sandbox.endpoint().uri() + "/"));
      assertThat(sqs.listDeadLetterSourceQueues(q -> q.queueUrl(dead)).queueUrls())
          .containsExactly(work);
      assertThat(sqs.createQueue(q -> q.queueName("studio-access-New")).queueUrl())
          .isEqualTo(work.replace("-Work", "-New"));
      assertThat(sqs.listQueues(q -> q.queueNamePrefix("none")).queueUrls()).isEmpty();
    }
  }

  private static final long THIS_JVM = ProcessHandle.current().pid();

  /** The endpoint, ElasticMQ and the Runtime API listen in this JVM, DynamoDB Local in another. */
  @Test
  void everySocketListensOnTheLoopbackOnly() throws IOException {
    Stream<Long> processes = Stream.concat(Stream.of(THIS_JVM), sandbox.pids().stream());

    assertThat(ListeningSockets.of(processes))
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(socket -> socket.getAddress().isLoopbackAddress());
  }

  @Test
  void databaseRefusesCallsThatBypassTheSandbox() throws Exception {
    assertThat(ListeningSockets.of(sandbox.pids().stream())).isNotEmpty();
    for (InetSocketAddress socket : ListeningSockets.of(sandbox.pids().stream())) {
      assertThat(statusOf(socket, "DynamoDB_20120810.ListTables")).isEqualTo(403);
    }
  }

  @Test
  void queuesRefuseCallsThatBypassTheSandbox() throws Exception {
    for (InetSocketAddress socket : ListeningSockets.of(Stream.of(THIS_JVM))) {
      try {
        assertThat(statusOf(socket, "AmazonSQS.ListQueues"))
            .as(socket.toString())
            .isGreaterThanOrEqualTo(400);
      } catch (ConnectException e) {
        // It belonged to the sandbox of another test class, which has ended.
        assertThat(ListeningSockets.of(Stream.of(THIS_JVM))).doesNotContain(socket);
      }
    }
  }

  private static int statusOf(InetSocketAddress socket, String call) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + socket.getPort()))
            .header("X-Amz-Target", call)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=sandbox1/20260101/eu-west-1/sqs/aws4_request,"
                    + " SignedHeaders=host, Signature=none")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void disabledRuleOrRuleWithoutTargetDeliversNothing() {
    try (EventBridgeClient events = asAdministrator(EventBridgeClient.builder())) {
      String rule = "studio-access-Rule";
      Target target = events.listTargetsByRule(r -> r.rule(rule)).targets().getFirst();

      events.disableRule(r -> r.name(rule));
      assertThat(sandbox.publish(membershipEvent())).isEmpty();
      events.enableRule(r -> r.name(rule));
      assertThat(sandbox.publish(membershipEvent())).hasSize(1);

      events.removeTargets(r -> r.rule(rule).ids(target.id()));
      assertThat(sandbox.publish(membershipEvent())).isEmpty();
      events.putTargets(r -> r.rule(rule).targets(target));
      assertThat(sandbox.publish(membershipEvent())).hasSize(1);
    }
  }

  @Test
  void ruleIgnoresFailedCalls() {
    var event =
        Map.of(
            "detail-type",
            "AWS API Call via CloudTrail",
            "detail",
            Map.of("eventName", "CreateGroupMembership", "errorCode", "ConflictException"));
    assertThat(sandbox.publish(event)).isEmpty();
  }

  @Test
  void settlingReportsTheRemainingWorkAtItsBound() {
    // When
    sandbox.send("Work", "fail");

    // Then
    assertThatThrownBy(() -> sandbox.settle(Duration.ofSeconds(30)))
        .hasMessageContaining("Work holds Depth[visible=0, inFlight=1, delayed=0]");
  }

  @Test
  void rejectsAMappingWithoutReadPermission() throws IOException {
    // Given
    Path template =
        Files.writeString(
            folder.resolve("denied.yaml"),
            Files.readString(TEMPLATE).replace("sqs:DeleteMessage, ", ""));

    // Then
    assertThatThrownBy(() -> Sandbox.start(options.withTemplate(template)))
        .hasMessageContaining("the role of Function may not sqs:DeleteMessage");
    await()
        .untilAsserted(
            () ->
                assertThat(ProcessHandle.current().descendants().map(ProcessHandle::pid))
                    .containsAll(sandbox.functions().pids()));
  }

  @Test
  void functionWithoutSnapStartStartsAtFirstInvocation() throws IOException {
    // Given
    Path template =
        Files.writeString(
            folder.resolve("cold.yaml"),
            Files.readString(TEMPLATE).replace("SnapStart: {ApplyOn: PublishedVersions}", ""));

    try (Sandbox cold = Sandbox.start(options.withTemplate(template))) {
      assertThat(cold.functions().pids()).isEmpty();

      // When
      cold.send("Work", "fine");
      cold.settle();

      // Then
      assertThat(cold.functions().pids()).hasSize(1);
      assertThat(cold.log("Function")).anyMatch(line -> line.contains("fine"));
    }
  }

  @Test
  void noFunctionIsIdleIfNoneShallBe() {
    try (Sandbox frugal = Sandbox.start(options.withoutIdleFunctions())) {
      assertThat(frugal.functions().pids()).isEmpty();

      // When
      frugal.send("Work", "fine");
      frugal.settle();

      // Then
      assertThat(frugal.functions().pids()).hasSize(1);
    }
  }

  @Test
  void reportsAFunctionThatIsNotPackaged() throws IOException {
    // Given
    Path template =
        Files.writeString(
            folder.resolve("absent.yaml"),
            Files.readString(TEMPLATE).replace("testfunction.TestHandler", "Absent"));

    // Then
    assertThatThrownBy(() -> Sandbox.start(options.withTemplate(template)))
        .hasMessageContaining("holds io.studioaccess.sandbox.Absent: run mvn package first");
  }

  @Test
  void writesTheVariablesForSamLocal() {
    assertThat(sandbox.envVars())
        .contains(
            "\"Function\"",
            "\"TABLE\" : \"studio-access-Table\"",
            "-Daws.endpointUrl=http://host.docker.internal:" + sandbox.endpoint().uri().getPort(),
            "-Daws.accessKeyId=" + sandbox.functions().accessKeyId("Function"));
  }

  private static <B extends AwsClientBuilder<B, C>, C> C asAdministrator(
      AwsClientBuilder<B, C> client) {
    String key =
        sandbox.endpoint().accessKeyFor(Principal.administrator("test", ProductTemplate.ACCOUNT));
    return client
        .endpointOverride(sandbox.endpoint().uri())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "any")))
        .build();
  }

  private static Map<QueueAttributeName, String> attributes(
      SqsClient sqs, String url, QueueAttributeName... names) {
    return sqs.getQueueAttributes(q -> q.queueUrl(url).attributeNames(names)).attributes();
  }

  private static InvocationResult succeededWith(String text) {
    return new InvocationResult.Succeeded("\"" + text + "\"");
  }

  private static Map<String, ?> membershipEvent() {
    return Map.of(
        "detail-type",
        "AWS API Call via CloudTrail",
        "detail",
        Map.of("eventName", "CreateGroupMembership", "names", List.of("ada")));
  }
}
