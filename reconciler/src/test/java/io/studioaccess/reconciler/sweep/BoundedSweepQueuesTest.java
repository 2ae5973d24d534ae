package io.studioaccess.reconciler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.reconcile.ChainLimit;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundedSweepQueuesTest {
  private final List<SweepRequest> sent = new ArrayList<>();
  private final List<SweepRequest> ended = new ArrayList<>();
  private final SweepQueues queues =
      new BoundedSweepQueues(
          new SweepQueues() {
            @Override
            public void request(List<ReconcileRequest> users, Direction direction) {}

            @Override
            public void requeue(SweepRequest request, Duration delay) {
              sent.add(request);
            }
          },
          ended::add);

  @Test
  void aSweepThatNeverEndsByItselfEndsAtTheLimit() {
    // Given
    SweepRequest request = SweepRequest.allUsers("sweep");

    // When
    while (ended.isEmpty()) {
      request =
          sent.size() % 2 == 0
              ? request.leaving(new Rest.UserPage("the same"), Optional.empty())
              : request.nextAttempt();
      queues.requeue(request, Duration.ZERO);
    }

    // Then
    assertThat(sent).hasSize(ChainLimit.LINKS);
    assertThat(ended).singleElement().isEqualTo(request);
  }

  @Test
  void theLengthTravelsWithTheMessage() {
    SweepRequest second = SweepRequest.status("sweep").nextAttempt().nextAttempt();

    assertThat(SweepRequest.of(second.fields(), "message")).isEqualTo(second);
    assertThat(second.links()).isEqualTo(2);
  }
}
