package io.studioaccess.studioctl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.studioctl.doctor.StackQueues.Depth;
import org.junit.jupiter.api.Test;

class QueuesAreReadTest {

  @Test
  void aQueueStandsIfSomethingWaitsAndNothingIsTaken() {
    assertThat(QueuesAreRead.stands(new Depth(3, 0))).isTrue();
    assertThat(QueuesAreRead.stands(new Depth(3, 1))).isFalse();
    assertThat(QueuesAreRead.stands(new Depth(0, 0))).isFalse();
  }
}
