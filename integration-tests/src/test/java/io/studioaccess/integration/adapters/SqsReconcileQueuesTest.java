package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.studioaccess.aws.sqs.SqsReconcileQueues;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.Trigger;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateQueue;
import io.studioaccess.sandbox.sqs.Queues;
import io.studioaccess.sandbox.stack.ProductTemplate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsReconcileQueuesTest {

  private static final ReconcileRequest MESSAGE =
      new ReconcileRequest(
          new UserId("aaaaaaaa-0000-4000-8000-000000000001"),
          Trigger.first("event-1").withSinceIfAbsent(Instant.parse("2026-03-02T08:59:00Z")),
          "it was too early");

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private Queues server;
  private TemplateQueue mine;
  private TemplateQueue theOthers;
  private SqsReconcileQueues queues;

  @BeforeEach
  void theQueuesOfTheTemplate() {
    Template template = ProductTemplate.read();
    mine = template.queues().get("ProvisionerQueue");
    theOthers = template.queues().get("DeprovisionerQueue");
    server = new Queues(aws.clock, "eu-west-1", CloudUnderTest.ACCOUNT);
    server.create(template.queues().values());
    aws.cloud.endpoint().forward("sqs", server.uri());
    queues =
        new SqsReconcileQueues(
            aws.client(SqsClient.builder(), Roles.provisioner(aws)),
            mine.url(),
            theOthers.url(),
            ObjectMapper.getDefault());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aMessageToItselfIsHeldBackForItsDelay() throws IOException {
    // Given
    queues.requeue(MESSAGE, Duration.ofMinutes(15));
    assertThat(server.depth(mine.name()).visible()).isZero();

    // When
    aws.clock.advance(Duration.ofMinutes(15));

    // Then
    String body = server.peek(mine.name()).getFirst();
    Map<String, Object> read =
        ObjectMapper.getDefault().readValue(body, Argument.mapOf(String.class, Object.class));
    assertThat(ReconcileRequest.is(read)).isTrue();
    assertThat(ReconcileRequest.of(read)).isEqualTo(MESSAGE);
    assertThat(server.depth(theOthers.name()).total()).isZero();
  }

  @Test
  void aMessageToTheOtherFunctionIsThereAtOnce() {
    // When
    queues.handOver(MESSAGE, Duration.ZERO);

    // Then
    assertThat(server.peek(theOthers.name())).hasSize(1);
    assertThat(server.depth(mine.name()).total()).isZero();
  }
}
