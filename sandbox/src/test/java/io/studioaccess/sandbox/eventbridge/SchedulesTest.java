package io.studioaccess.sandbox.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.cloudformation.template.Deployment;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.sqs.Queues;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulesTest {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final String SWEEP = "{\"type\":\"Sweep\"}";

  private final AtomicLong seconds = new AtomicLong();
  private final SandboxClock clock = SandboxClock.running(() -> START.plusSeconds(seconds.get()));
  private final Queues queues = new Queues(clock, "eu-west-1", "111122223333");
  private final Rules rules;
  private final Schedules schedules;

  SchedulesTest() {
    Template template =
        Template.read(
            Path.of("src/test/resources/schedules-template.yaml"),
            new Deployment(
                "eu-west-1",
                "111122223333",
                "stack",
                URI.create("http://127.0.0.1:4566"),
                Map.of()));
    queues.create(template.queues().values());
    rules =
        new Rules(
            template,
            queues,
            new Forwarding(new Roles(), new EventBuses()),
            new RuleRegistry(),
            "111122223333");
    schedules = new Schedules(template.rules(), rules, clock);
    clock.onAdvance(schedules::fireDue);
  }

  @AfterEach
  void close() {
    schedules.close();
    queues.close();
  }

  @Test
  void firesAfterEachPeriod() {
    // When
    clock.advance(Duration.ofMinutes(59));

    // Then
    assertThat(queues.peek("stack-Work")).isEmpty();

    // When
    clock.advance(Duration.ofMinutes(1));
    clock.advance(Duration.ofMinutes(30));

    // Then
    assertThat(queues.peek("stack-Work")).containsExactly(SWEEP);
    assertThat(schedules.nextTick()).contains(START.plus(Duration.ofHours(2)));

    // When
    clock.advance(Duration.ofMinutes(30));

    // Then
    assertThat(queues.peek("stack-Work")).containsExactly(SWEEP, SWEEP);
  }

  @Test
  void firesOnceIfTheClockJumpsOverSeveralTicks() {
    // When
    clock.advance(Duration.ofMinutes(5 * 60 + 10));

    // Then
    assertThat(queues.peek("stack-Work")).containsExactly(SWEEP);
    assertThat(schedules.nextTick()).contains(START.plus(Duration.ofHours(6)));
  }

  @Test
  void firesWhileTheClockRuns() {
    // Given
    schedules.startPolling();

    // When
    seconds.set(Duration.ofHours(1).toSeconds());

    // Then
    await().untilAsserted(() -> assertThat(queues.peek("stack-Work")).containsExactly(SWEEP));
  }

  @Test
  void sendsAScheduledEventToATargetWithoutInput() throws IOException {
    // When
    rules.fire("Daily", START);

    // Then
    JsonNode event = new ObjectMapper().readTree(queues.peek("stack-Bare").getFirst());
    assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
    assertThat(event.path("source").asText()).isEqualTo("aws.events");
    assertThat(event.path("time").asText()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(event.path("resources").path(0).asText())
        .isEqualTo("arn:aws:events:eu-west-1:111122223333:rule/stack-Daily");
  }

  @Test
  void appliesTheQueuePolicy() {
    assertThat(rules.fire("NotAllowed", START))
        .singleElement()
        .isInstanceOfSatisfying(
            Delivery.Dropped.class,
            lost -> assertThat(lost.reason()).contains("rule/stack-NotAllowed"));
  }

  @Test
  void firesOnlyEnabledSchedules() {
    assertThatThrownBy(() -> rules.fire("Never", START))
        .hasMessage("the template has no schedule Never");
    assertThatThrownBy(() -> rules.fire("Unknown", START))
        .hasMessage("the template has no schedule Unknown");
  }
}
