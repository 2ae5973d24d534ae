package io.studioaccess.sandbox.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.cloudformation.template.TemplateQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QueuesTest {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final String ARN = "arn:aws:sqs:eu-west-1:111122223333:";

  private static SandboxClock clock;
  private static Queues queues;

  @BeforeAll
  static void start() {
    clock = SandboxClock.frozenAt(START);
    queues = new Queues(clock, "eu-west-1", "111122223333");
    queues.create(
        List.of(
            queue("work", Duration.ZERO, Optional.of(new TemplateQueue.Redrive(ARN + "dead", 1))),
            queue("slow", Duration.ofSeconds(90), Optional.empty()),
            queue("dead", Duration.ZERO, Optional.empty())));
  }

  @AfterAll
  static void stop() {
    queues.close();
  }

  @Test
  void delayFollowsTheSandboxClock() {
    // Given
    queues.send("slow", "later");
    var due = clock.instant().plusSeconds(90);
    assertThat(queues.depth("slow")).isEqualTo(new Depth(0, 0, 1));
    assertThat(queues.nextDue("slow")).contains(due);

    // When
    clock.advanceTo(due);

    // Then
    assertThat(queues.peek("slow")).containsExactly("later");
    assertThat(queues.nextDue("slow")).isEmpty();
  }

  @Test
  void messageMovesToTheDeadLetterQueueAfterItsReceives() {
    // Given
    queues.send("work", "poison");
    assertThat(queues.peek("work")).containsExactly("poison");

    // When
    assertThat(queues.peek("work")).isEmpty();

    // Then
    assertThat(queues.depth("work").total()).isZero();
    assertThat(queues.depth("dead")).isEqualTo(new Depth(1, 0, 0));
  }

  private static TemplateQueue queue(
      String name, Duration delay, Optional<TemplateQueue.Redrive> redrive) {
    return new TemplateQueue(
        name,
        name,
        ARN + name,
        "http://127.0.0.1/111122223333/" + name,
        Duration.ofSeconds(30),
        Duration.ofDays(4),
        delay,
        redrive);
  }
}
