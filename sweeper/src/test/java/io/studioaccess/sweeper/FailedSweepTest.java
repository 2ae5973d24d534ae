package io.studioaccess.sweeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import io.studioaccess.aws.client.TransientFailures;
import io.studioaccess.aws.cloudwatch.Metrics;
import io.studioaccess.aws.cloudwatch.SweepMetrics;
import io.studioaccess.aws.dynamodb.DynamoDbNativeEvents;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.IdentityStoreId;
import io.studioaccess.reconciler.membership.MembershipEventDecoder;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.RetryDelays;
import io.studioaccess.reconciler.sweep.EventSweeps;
import io.studioaccess.reconciler.sweep.GroupBurst;
import io.studioaccess.reconciler.sweep.Sweep;
import io.studioaccess.reconciler.sweep.SweepPorts;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.reconciler.sweep.SweepRequest;
import io.studioaccess.runtime.CurrentEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The two events of one change of a group. */
@SuppressWarnings("NullAway") // the sweep fails before it needs more ports
class FailedSweepTest {
  private static final Map<String, Object> GROUP_UPDATED =
      Map.of(
          "source", "aws.identitystore",
          "detail-type", "Group Updated",
          "region", "eu-west-1",
          "time", "2026-03-02T09:00:00Z",
          "resources",
              List.of("arn:aws:identitystore:::group/00000000-0000-4000-8000-000000000000"),
          "detail", Map.of());

  private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:00:01Z"), ZoneOffset.UTC);
  private final List<SweepRequest> requeued = new ArrayList<>();

  @Test
  void theRepeatIsQueuedThoughTheSweepFails() {
    // Given
    SweepMessages messages =
        messagesWhoseMappingFailsWith(new IllegalStateException("the table is gone"));

    // When
    assertThatThrownBy(() -> messages.handle(GROUP_UPDATED, "native", () -> 300_000))
        .isInstanceOf(IllegalStateException.class);

    // Then
    assertThat(requeued)
        .singleElement()
        .satisfies(repeat -> assertThat(repeat.groups()).hasSize(1))
        .extracting(SweepRequest::merge)
        .isEqualTo(SweepRequest.Merge.REPEAT);
  }

  @Test
  void aFailureOfAwsPostponesTheSweep() {
    // Given
    SweepMessages messages =
        messagesWhoseMappingFailsWith(DynamoDbException.builder().statusCode(503).build());

    // When
    assertThat(messages.handle(GROUP_UPDATED, "native", () -> 300_000)).isEmpty();

    // Then
    assertThat(requeued).extracting(SweepRequest::attempt).containsExactly(1, 2);
  }

  private SweepMessages messagesWhoseMappingFailsWith(RuntimeException failure) {
    SweepQueues queues =
        new SweepQueues() {
          @Override
          public void request(List<ReconcileRequest> users, Direction direction) {}

          @Override
          public void requeue(SweepRequest request, Duration delay) {
            requeued.add(request);
          }
        };
    Sweep sweep =
        new Sweep(
            new SweepPorts(
                null,
                () -> {
                  throw failure;
                },
                new RoleGuard(List.of("arn:aws:iam::111122223333:role/studio/*"), Set.of()),
                null,
                null,
                null,
                null,
                null,
                null,
                queues,
                new Region("eu-west-1"),
                clock));
    return new SweepMessages(
        new MembershipEventDecoder(new IdentityStoreId("d-1234567890"), new Region("eu-west-1")),
        sweep,
        queues,
        null,
        new Forgetful(),
        new DynamoDbNativeEvents(null, "t", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
        new SweepMetrics(new Metrics("n", clock, System.out, ObjectMapper.getDefault())),
        clock,
        new CurrentEvent(),
        new TransientFailures(RetryDelays.SWEEPS, new Random(1)));
  }

  /** Remembers nothing: each event is the first of its group. */
  private static final class Forgetful implements EventSweeps {
    @Override
    public Optional<GroupBurst> burst(String subject) {
      return Optional.empty();
    }

    @Override
    public boolean replace(String subject, Optional<GroupBurst> before, GroupBurst after) {
      return true;
    }

    @Override
    public Optional<Duration> delayOfAll(SweepRequest.Scope scope) {
      return Optional.empty();
    }
  }
}
