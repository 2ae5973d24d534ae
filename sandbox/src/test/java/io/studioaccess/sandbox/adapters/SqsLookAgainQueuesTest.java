package io.studioaccess.sandbox.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.studioaccess.aws.SqsLookAgainQueues;
import io.studioaccess.membership.UserId;
import io.studioaccess.reconcile.LookAgain;
import io.studioaccess.reconcile.Trigger;
import io.studioaccess.sandbox.ProductTemplate;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.queues.Queues;
import io.studioaccess.sandbox.template.Template;
import io.studioaccess.sandbox.template.TemplateQueue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsLookAgainQueuesTest {

  private static final LookAgain MESSAGE =
      new LookAgain(
          new UserId("aaaaaaaa-0000-4000-8000-000000000001"),
          Trigger.first("event-1").since(Instant.parse("2026-03-02T08:59:00Z")),
          "it was too early");

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private Queues server;
  private TemplateQueue mine;
  private TemplateQueue theOthers;
  private SqsLookAgainQueues queues;

  @BeforeEach
  void theQueuesOfTheTemplate() {
    Template template = ProductTemplate.read();
    mine = template.queues().get("ProvisionerQueue");
    theOthers = template.queues().get("DeprovisionerQueue");
    server = new Queues(aws.clock, "eu-west-1", CloudUnderTest.ACCOUNT);
    server.create(template.queues().values());
    aws.cloud.door().forward("sqs", server.uri());
    queues =
        new SqsLookAgainQueues(
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
    queues.toMyself(MESSAGE, Duration.ofMinutes(15));
    assertThat(server.depth(mine.name()).visible()).isZero();

    // When
    aws.clock.advance(Duration.ofMinutes(15));

    // Then
    String body = server.peek(mine.name()).getFirst();
    Map<String, Object> read =
        ObjectMapper.getDefault().readValue(body, Argument.mapOf(String.class, Object.class));
    assertThat(LookAgain.is(read)).isTrue();
    assertThat(LookAgain.of(read)).isEqualTo(MESSAGE);
    assertThat(server.depth(theOthers.name()).total()).isZero();
  }

  @Test
  void aMessageToTheOtherFunctionIsThereAtOnce() {
    // When
    queues.toTheOther(MESSAGE, Duration.ZERO);

    // Then
    assertThat(server.peek(theOthers.name())).hasSize(1);
    assertThat(server.depth(mine.name()).total()).isZero();
  }
}
