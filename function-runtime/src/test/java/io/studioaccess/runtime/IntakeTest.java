package io.studioaccess.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.assertArg;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.TransientFailures;
import io.studioaccess.aws.cloudwatch.Metrics;
import io.studioaccess.aws.cloudwatch.ReconcileMetrics;
import io.studioaccess.aws.dynamodb.DynamoDbNativeEvents;
import io.studioaccess.aws.sqs.DirectoryEventSender;
import io.studioaccess.aws.sqs.SweepRequestSender;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.IdentityStoreId;
import io.studioaccess.reconciler.membership.MembershipEventDecoder;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.MembershipLedger;
import io.studioaccess.reconciler.reconcile.ReconcileMessageReader;
import io.studioaccess.reconciler.reconcile.ReconcileQueues;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.ReconcileResult;
import io.studioaccess.reconciler.reconcile.Reconciler;
import io.studioaccess.reconciler.reconcile.RetryDelays;
import io.studioaccess.reconciler.reconcile.Trigger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.identitystore.model.ThrottlingException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class IntakeTest {
  private static final UserId ANA = new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001");
  private static final UserId OLGA = new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000005");

  private static final ReconcileResult UP_TO_DATE =
      ReconcileResult.of(new Outcome.Unchanged("up to date"));

  private static final String UNKNOWN_MEMBERSHIP =
      """
      {"detail": {"eventSource": "identitystore.amazonaws.com", "eventName": "DeleteGroupMembership",
        "requestParameters": {"identityStoreId": "d-1234567890",
          "membershipId": "0a1b2c3d4e-bbbbbbbb-0000-4000-8000-000000000001"}}}
      """;

  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final ByteArrayOutputStream metricLines = new ByteArrayOutputStream();
  private final ApplicationContext context =
      ApplicationContext.builder().eagerInitSingletons(false).start();
  private final JsonMapper json = context.getBean(JsonMapper.class);
  private final Reconciler reconciler = mock(Reconciler.class);
  private final ReconcileQueues queues = mock(ReconcileQueues.class);
  private final MembershipLedger ledger = mock(MembershipLedger.class);
  private final Directory directory = mock(Directory.class);
  private final SweepRequestSender sweeper = mock(SweepRequestSender.class);
  private final DynamoDbNativeEvents nativeEvents = mock(DynamoDbNativeEvents.class);
  private final DirectoryEventSender ownQueue = mock(DirectoryEventSender.class);
  private final DeadLetterQueue deadLetters = mock(DeadLetterQueue.class);
  private final Intake intake =
      new Intake(
          json,
          new ReconcileMessages(
              new ReconcileMessageReader(
                  new MembershipEventDecoder(
                      new IdentityStoreId("d-1234567890"), new Region("eu-west-1")),
                  ledger,
                  directory,
                  Direction.GRANT,
                  CLOCK),
              reconciler,
              queues,
              new ReconcileMetrics(
                  new Metrics(
                      "studio-access/test",
                      CLOCK,
                      new PrintStream(metricLines, true, StandardCharsets.UTF_8),
                      JsonMapper.createDefault()),
                  CLOCK),
              sweeper,
              nativeEvents,
              CLOCK,
              new CurrentEvent(),
              new TransientFailures(RetryDelays.REVOCATIONS, new Random(1)),
              ownQueue),
          deadLetters);

  private int millisLeft = 60_000;

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void bareEventReturnsItsOutcomes() throws IOException {
    when(reconciler.reconcile(
            ANA, Trigger.first("event-of-" + ANA).withSinceIfAbsent(Instant.EPOCH)))
        .thenReturn(UP_TO_DATE);

    assertThat(handle(reconcileRequest(ANA)))
        .contains("\"outcome\":\"Unchanged\"", "\"reason\":\"up to date\"", ANA.value());
  }

  @Test
  void messageThatKeepsTheFunctionAliveHasNoEffect() throws IOException {
    String response = handle(batch("{\"type\":\"studio-access.KeepAlive\"}"));

    assertThat(response).isEqualTo("{\"batchItemFailures\":[]}");
    verifyNoInteractions(reconciler, queues, ledger, deadLetters);
    assertThat(metricLines.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void onlyFailedMessagesAreReturned() throws IOException {
    when(reconciler.reconcile(eq(ANA), any())).thenThrow(new IllegalStateException("throttled"));
    when(reconciler.reconcile(eq(OLGA), any())).thenReturn(UP_TO_DATE);

    String response =
        handle(batch(reconcileRequest(ANA), "not json", "[]", reconcileRequest(OLGA)));

    assertThat(response)
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"m0\"},{\"itemIdentifier\":\"m1\"},"
                + "{\"itemIdentifier\":\"m2\"}]}");
    verify(reconciler).reconcile(eq(OLGA), any());
  }

  @Test
  void throttledMessageIsRequeuedAsAwsAsks() throws IOException {
    when(reconciler.reconcile(eq(ANA), any()))
        .thenThrow(
            ThrottlingException.builder()
                .retryAfterSeconds(77)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode("ThrottlingException").build())
                .build());

    String response = handle(batch(reconcileRequest(ANA)));

    assertThat(response).doesNotContain("itemIdentifier");
    ArgumentCaptor<ReconcileRequest> requeued = ArgumentCaptor.forClass(ReconcileRequest.class);
    verify(queues)
        .requeue(
            requeued.capture(),
            assertArg(
                delay ->
                    assertThat(delay).isBetween(Duration.ofSeconds(77), Duration.ofSeconds(85))));
    assertThat(requeued.getValue().trigger().attempt()).isEqualTo(2);
  }

  @Test
  void anyFailureOfAwsIsRequeued() throws IOException {
    for (SdkException failure :
        List.of(
            SageMakerException.builder().statusCode(500).message("Internal").build(),
            ApiCallTimeoutException.create(20_000),
            SdkClientException.create("Unable to execute", new IOException("Connection reset")))) {
      reset(reconciler);
      when(reconciler.reconcile(eq(ANA), any())).thenThrow(failure);

      assertThat(handle(batch(reconcileRequest(ANA)))).doesNotContain("itemIdentifier");
    }
    verify(queues, times(3))
        .requeue(
            assertArg(
                request ->
                    assertThat(request.reason()).startsWith("AWS failed or did not respond: ")),
            any());
  }

  @Test
  void aDenialCountsTowardsTheDeadLetterQueue() throws IOException {
    when(reconciler.reconcile(eq(ANA), any()))
        .thenThrow(SageMakerException.builder().statusCode(403).message("denied").build());

    assertThat(handle(batch(reconcileRequest(ANA)))).contains("\"itemIdentifier\":\"m0\"");
    verify(queues, never()).requeue(any(), any());
  }

  @Test
  void aMessageIsNotRequeuedForever() throws IOException {
    when(reconciler.reconcile(eq(ANA), any()))
        .thenThrow(SageMakerException.builder().statusCode(500).message("Internal").build());
    int last = RetryDelays.REVOCATIONS.failedAttempts();

    String response =
        handle(batch(reconcileRequest(ANA).replace("\"attempt\":1", "\"attempt\":" + last)));

    assertThat(response).contains("\"itemIdentifier\":\"m0\"");
    verify(queues, never()).requeue(any(), any());
  }

  @Test
  void anEventWhoseUserCannotBeReadReturnsAsItWas() throws IOException {
    when(ledger.memberOf(any()))
        .thenThrow(DynamoDbException.builder().statusCode(500).message("Internal").build());

    String first = handle(batch(UNKNOWN_MEMBERSHIP));
    String last = handle(batch("{\"attempt\": 5, " + UNKNOWN_MEMBERSHIP.strip().substring(1)));
    assertThatThrownBy(() -> handle(UNKNOWN_MEMBERSHIP)).isInstanceOf(DynamoDbException.class);

    assertThat(first).doesNotContain("itemIdentifier");
    verify(ownQueue)
        .send(
            assertArg(event -> assertThat(event.get("attempt")).isEqualTo(2)),
            assertArg(
                delay ->
                    assertThat(delay).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8))));
    assertThat(last).contains("\"itemIdentifier\":\"m0\"");
  }

  @Test
  void streamResumesAtTheFirstFailedRecord() throws IOException {
    String batch =
        """
        {"Records": [
          {"eventID": "1", "eventSource": "aws:dynamodb", "dynamodb": {"SequenceNumber": "100"}},
          {"eventID": "2", "eventSource": "aws:dynamodb", "dynamodb": {"SequenceNumber": "101"}}]}
        """;

    assertThat(handle(batch)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"100\"}]}");
  }

  @Test
  void messageWithoutTimeIsPostponedUnhandled() throws IOException {
    when(reconciler.reconcile(eq(ANA), any()))
        .thenAnswer(
            slow -> {
              millisLeft = 20_000;
              return UP_TO_DATE;
            });

    String response = handle(batch(reconcileRequest(ANA), reconcileRequest(OLGA), "not json"));

    assertThat(response).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");
    verify(reconciler, never()).reconcile(eq(OLGA), any());
    verify(ownQueue)
        .send(
            assertArg(message -> assertThat(message.get("userId")).isEqualTo(OLGA.value())),
            assertArg(
                delay ->
                    assertThat(delay).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8))));
  }

  @Test
  void lastReceiveParksTheMessageWithItsReason() throws IOException {
    when(deadLetters.isLastReceive(any())).thenReturn(true);
    when(reconciler.reconcile(any(), any())).thenThrow(new IllegalStateException("no such role"));

    assertThat(handle(batch(reconcileRequest(ANA)))).doesNotContain("itemIdentifier");
    verify(deadLetters).park(any(), any(IllegalStateException.class));
  }

  @Test
  void messageThatCannotBeParkedIsLeftToSqs() throws IOException {
    when(deadLetters.isLastReceive(any())).thenReturn(true);
    when(reconciler.reconcile(any(), any())).thenThrow(new IllegalStateException("no such role"));
    doThrow(new IllegalStateException("no queue")).when(deadLetters).park(any(), any());

    assertThat(handle(batch(reconcileRequest(ANA)))).contains("\"itemIdentifier\":\"m0\"");
  }

  @Test
  void unknownDeletedMembershipIsIgnored() throws IOException {
    assertThat(handle(UNKNOWN_MEMBERSHIP)).isEqualTo("[]");
    verify(reconciler, never()).reconcile(any(), any());
  }

  @Test
  void unreadableBareEventFailsTheInvocation() {
    assertThatThrownBy(() -> handle("{\"detail\": {\"eventSource\": 7}}"))
        .hasMessageContaining("detail.eventSource: expected text");
    assertThatThrownBy(() -> handle("[1, 2]")).isInstanceOf(Exception.class);
  }

  private String handle(String input) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    intake.handle(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), output, () -> millisLeft);
    return output.toString(StandardCharsets.UTF_8);
  }

  private static String reconcileRequest(UserId user) {
    return "{\"type\":\"studio-access.Reconcile\",\"userId\":\"%s\",\"eventId\":\"event-of-%s\",\"attempt\":1}"
        .formatted(user, user);
  }

  private String batch(String... bodies) throws IOException {
    List<Map<String, Object>> records = new ArrayList<>();
    for (String body : bodies) {
      records.add(
          Map.of(
              "messageId",
              "m" + records.size(),
              "receiptHandle",
              "handle",
              "body",
              body,
              "attributes",
              Map.of("ApproximateReceiveCount", "1"),
              "messageAttributes",
              Map.of(),
              "eventSource",
              "aws:sqs",
              "awsRegion",
              "eu-west-1"));
    }
    return json.writeValueAsString(Map.of("Records", records));
  }
}
