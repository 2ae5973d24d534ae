package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundedReconcileQueuesTest {
  private final List<ReconcileRequest> sent = new ArrayList<>();
  private final List<ReconcileRequest> ended = new ArrayList<>();
  private final ReconcileQueues queues =
      new BoundedReconcileQueues(
          new ReconcileQueues() {
            @Override
            public void requeue(ReconcileRequest request, Duration delay) {
              sent.add(request);
            }

            @Override
            public void handOver(ReconcileRequest request, Duration delay) {
              sent.add(request);
            }
          },
          ended::add);

  @Test
  void aChainThatNeverEndsByItselfEndsAtTheLimit() {
    // Given
    Trigger trigger = Trigger.first("event");

    // When
    while (ended.isEmpty()) {
      trigger =
          switch (sent.size() % 3) {
            case 0 -> trigger.nextAttempt();
            case 1 -> trigger.restarted();
            default -> trigger.handedOver();
          };
      send(trigger);
    }

    // Then
    assertThat(sent).hasSize(ChainLimit.LINKS);
    assertThat(ended).singleElement().extracting(last -> last.trigger().links()).isEqualTo(1_001);
  }

  private void send(Trigger trigger) {
    ReconcileRequest request = new ReconcileRequest(ANA, trigger, "again");
    if (trigger.handOvers() > 0) {
      queues.handOver(request, Duration.ZERO);
    } else {
      queues.requeue(request, Duration.ZERO);
    }
  }

  /** With the longest delay between two reconciles. */
  @Test
  void aTeardownMayTakeTenDays() {
    assertThat(Backoff.LONGEST.multipliedBy(ChainLimit.LINKS)).isGreaterThan(Duration.ofDays(10));
  }

  @Test
  void theLengthTravelsWithTheMessage() {
    Trigger third = Trigger.first("event").nextAttempt().restarted().handedOver();

    ReconcileRequest read = ReconcileRequest.of(new ReconcileRequest(ANA, third, "again").fields());

    assertThat(read.trigger()).isEqualTo(third);
    assertThat(read.trigger().links()).isEqualTo(3);
  }

  @Test
  void aNegativeLengthIsTheBeginningOfAChain() {
    assertThat(
            ReconcileRequest.of(Map.of("userId", ANA.value(), "eventId", "forged", "links", -5))
                .trigger()
                .links())
        .isZero();
  }
}
