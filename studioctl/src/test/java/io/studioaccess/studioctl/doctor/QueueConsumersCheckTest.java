package io.studioaccess.studioctl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.studioctl.doctor.StackQueues.Depth;
import org.junit.jupiter.api.Test;

class QueueConsumersCheckTest {

  @Test
  void visibleMessagesWithNoneInFlightMeanNoConsumer() {
    assertThat(QueueConsumersCheck.hasNoConsumer(new Depth(3, 0))).isTrue();
    assertThat(QueueConsumersCheck.hasNoConsumer(new Depth(3, 1))).isFalse();
    assertThat(QueueConsumersCheck.hasNoConsumer(new Depth(0, 0))).isFalse();
  }
}
